package penchant.infra.http.body;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import penchant.domain.behavior.Shortened;

/** Values of fields by type. A value of another type is an error that names the field. */
public final class Fields {

  private Fields() {}

  public static String text(String field, JsonParser value) throws IOException {
    require(field, value, value.currentToken() == JsonToken.VALUE_STRING, "a string");
    return value.getText();
  }

  /** May be NaN or infinite, when the sender wrote so. */
  public static double number(String field, JsonParser value) throws IOException {
    require(field, value, value.currentToken().isNumeric(), "a number");
    return value.getDoubleValue();
  }

  public static long integer(String field, JsonParser value) throws IOException {
    require(
        field,
        value,
        value.currentToken() == JsonToken.VALUE_NUMBER_INT
            && value.getNumberType() != JsonParser.NumberType.BIG_INTEGER,
        "a whole number");
    return value.getLongValue();
  }

  public static boolean flag(String field, JsonParser value) throws IOException {
    require(field, value, value.currentToken().isBoolean(), "true or false");
    return value.getBooleanValue();
  }

  public static Instant time(String field, JsonParser value) throws IOException {
    if (value.currentToken().isNumeric()) {
      String number = shown(value);
      return Times.ofEpochSeconds(value.getDoubleValue())
          .orElseThrow(() -> notATime(field, number));
    }
    require(
        field,
        value,
        value.currentToken() == JsonToken.VALUE_STRING,
        "a time, as RFC 3339 or epoch seconds");
    String text = value.getText();
    return Times.ofRfc3339(text).orElseThrow(() -> notATime(field, Shortened.quote(text)));
  }

  public static List<String> texts(String field, JsonParser value) throws IOException {
    require(field, value, value.isExpectedStartArrayToken(), "an array of strings");
    List<String> texts = new ArrayList<>();
    while (value.nextToken() != JsonToken.END_ARRAY) {
      texts.add(text(field + "[" + texts.size() + "]", value));
    }
    return texts;
  }

  public static List<Double> numbers(String field, JsonParser value) throws IOException {
    require(field, value, value.isExpectedStartArrayToken(), "an array of numbers");
    List<Double> numbers = new ArrayList<>();
    while (value.nextToken() != JsonToken.END_ARRAY) {
      numbers.add(number(field + "[" + numbers.size() + "]", value));
    }
    return numbers;
  }

  /** An object of strings, numbers and flags, all as text, sorted by name; null ones left out. */
  public static SortedMap<String, String> scalars(String field, JsonParser value)
      throws IOException {
    require(field, value, value.isExpectedStartObjectToken(), "an object");
    SortedMap<String, String> scalars = new TreeMap<>();
    for (String name = value.nextFieldName(); name != null; name = value.nextFieldName()) {
      JsonToken token = value.nextToken();
      if (token == JsonToken.VALUE_NULL) {
        continue;
      }
      require(
          field + " " + Shortened.quote(name),
          value,
          token.isScalarValue(),
          "a string, a number, true or false");
      scalars.put(name, value.getText());
    }
    return scalars;
  }

  private static void require(String field, JsonParser value, boolean holds, String type)
      throws IOException {
    if (!holds) {
      throw new WrongFieldException(field + " must be " + type + ", was " + shown(value));
    }
  }

  private static WrongFieldException notATime(String field, String shown) {
    return new WrongFieldException(
        field
            + " must be a time, as RFC 3339 (2026-01-31T12:00:00Z) or epoch seconds, was "
            + shown);
  }

  /** The value that the parser stands at, as a reader of a message wants it. */
  static String shown(JsonParser value) throws IOException {
    JsonToken token = value.currentToken();
    if (token == JsonToken.START_OBJECT) {
      return "an object";
    }
    if (token == JsonToken.START_ARRAY) {
      return "an array";
    }
    return token == JsonToken.VALUE_STRING
        ? "the string " + Shortened.quote(value.getText())
        : Shortened.quote(value.getText());
  }
}
