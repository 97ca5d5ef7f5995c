package penchant.infra.http.body;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;

/** Says what is wrong with a body that is no JSON, in this API's words. */
public final class Malformed extends IOException {

  private static final long serialVersionUID = 1L;

  /** A mistake that the JSON parser leaves to its caller. */
  Malformed(String message) {
    super(message);
  }

  /** What {@code wrong} means for who wrote a text of one line. */
  public static String inLine(IOException wrong) {
    return said(wrong, false);
  }

  /** What {@code wrong} means for who wrote a text of several lines. */
  public static String inText(IOException wrong) {
    return said(wrong, true);
  }

  private static String said(IOException wrong, boolean namesLine) {
    if (wrong instanceof Malformed own) {
      return String.valueOf(own.getMessage());
    }
    if (wrong instanceof JsonEOFException) {
      return "it ends before all that was opened is closed";
    }
    if (wrong instanceof StreamConstraintsException) {
      return "it is nested too deeply, or a name or a number in it is too long";
    }
    if (wrong instanceof JsonProcessingException json && json.getLocation() != null) {
      String column = "column " + json.getLocation().getColumnNr();
      return "it cannot go on as it does at "
          + (namesLine ? "line " + json.getLocation().getLineNr() + ", " + column : column);
    }
    return "it is not UTF-8";
  }
}
