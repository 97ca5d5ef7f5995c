package penchant.infra.http.body;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;

/** Takes the fields of one JSON object, as they come, and makes a value of them. */
public interface FieldTaker<T> {

  /**
   * Takes a field, or leaves the parser where it is if the field is not known.
   *
   * @param value stands at the first token of the field's value, which is not null
   * @throws WrongFieldException if the value is not what it must be
   */
  void take(String field, JsonParser value) throws IOException;

  /**
   * The value.
   *
   * @throws WrongFieldException if a field is missing that must be there
   */
  T done();
}
