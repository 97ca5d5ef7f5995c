package penchant.infra.http.body;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import penchant.domain.behavior.Shortened;
import penchant.infra.http.answer.Problem;
import penchant.infra.http.answer.ProblemException;

/**
 * The entries of a body, which is an array of objects, or one object, or an object a line.
 *
 * <p>The shape is told from the body alone, since callers rarely set the content type: what begins
 * with a bracket is an array. A first object that is followed by more, or a body of several lines
 * of which one is an object in itself, is lines. All else is one object.
 *
 * @param accepted what could be read, by its place among the entries
 * @param rejected what could not: no object, a field of a wrong type, or a broken line
 */
public record Entries<T>(Shape shape, List<Placed<T>> accepted, List<Rejection> rejected) {

  /** How the body was written. */
  public enum Shape {
    OBJECT,
    ARRAY,
    LINES
  }

  /**
   * An entry and where it stood.
   *
   * @param index from 0; blank lines do not count
   */
  public record Placed<T>(int index, T value) {}

  /** Deeper than anything this API has a use for. */
  private static final int DEEPEST = 64;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
          .build();

  /**
   * Reads a body.
   *
   * @param taker makes the reader of one entry
   * @throws ProblemException with status 400 if nothing can be made of the body as a whole
   */
  public static <T> Entries<T> read(byte[] body, Supplier<? extends FieldTaker<T>> taker) {
    List<Lines.Span> lines = Lines.of(body);
    if (lines.isEmpty()) {
      throw new ProblemException(
          Problem.badRequest(
              "the body is empty, must be a JSON object, array, or lines of objects"));
    }
    int start = lines.get(0).from();
    if (body[start] == '[') {
      return readArray(body, start, taker);
    }
    return lines.size() > 1 && isLines(body, start, lines)
        ? readLines(body, lines, taker)
        : readObject(body, start, taker);
  }

  private static <T> Entries<T> readArray(
      byte[] body, int start, Supplier<? extends FieldTaker<T>> taker) {
    Entries<T> entries = empty(Shape.ARRAY);
    try (JsonParser parser = JSON.createParser(body, start, body.length - start)) {
      parser.nextToken();
      for (int index = 0; parser.nextToken() != JsonToken.END_ARRAY; index++) {
        requireMore(parser);
        entries.add(index, parser, taker.get());
      }
      requireEnd(parser);
      return entries;
    } catch (IOException malformed) {
      throw malformedBody(malformed);
    }
  }

  private static <T> Entries<T> readObject(
      byte[] body, int start, Supplier<? extends FieldTaker<T>> taker) {
    Entries<T> entries = empty(Shape.OBJECT);
    try (JsonParser parser = JSON.createParser(body, start, body.length - start)) {
      parser.nextToken();
      if (!parser.isExpectedStartObjectToken()) {
        throw new ProblemException(
            Problem.badRequest(
                "the body must be a JSON object, array, or lines of objects, was "
                    + Fields.shown(parser)));
      }
      entries.add(0, parser, taker.get());
      requireEnd(parser);
      return entries;
    } catch (IOException malformed) {
      throw malformedBody(malformed);
    }
  }

  private static <T> Entries<T> readLines(
      byte[] body, List<Lines.Span> lines, Supplier<? extends FieldTaker<T>> taker) {
    Entries<T> entries = empty(Shape.LINES);
    for (int index = 0; index < lines.size(); index++) {
      Lines.Span line = lines.get(index);
      Entries<T> one = empty(Shape.LINES);
      try (JsonParser parser = JSON.createParser(body, line.from(), line.length())) {
        parser.nextToken();
        one.add(index, parser, taker.get());
        requireEnd(parser);
        entries.accepted.addAll(one.accepted);
        entries.rejected.addAll(one.rejected);
      } catch (IOException malformed) {
        entries.rejected.add(
            new Rejection(index, "the line is not JSON: " + Malformed.inLine(malformed)));
      }
    }
    return entries;
  }

  private void add(int index, JsonParser parser, FieldTaker<T> taker) throws IOException {
    if (!parser.isExpectedStartObjectToken()) {
      rejected.add(new Rejection(index, "must be a JSON object, was " + Fields.shown(parser)));
      parser.skipChildren();
      return;
    }
    JsonStreamContext object = parser.getParsingContext();
    Set<String> fields = new HashSet<>();
    @Nullable String complaint = null;
    for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
      if (!fields.add(field) && complaint == null) {
        complaint = Shortened.quote(field) + " is given twice";
      }
      if (parser.nextToken() == JsonToken.VALUE_NULL) {
        continue;
      }
      try {
        taker.take(field, parser);
      } catch (WrongFieldException wrong) {
        complaint = complaint == null ? wrong.getMessage() : complaint;
      }
      while (parser.getParsingContext() != object && parser.nextToken() != null) {
        // What was not taken of the field's value.
      }
    }
    requireClosed(parser);
    try {
      if (complaint == null) {
        accepted.add(new Placed<>(index, taker.done()));
        return;
      }
    } catch (WrongFieldException missing) {
      complaint = missing.getMessage();
    }
    rejected.add(new Rejection(index, String.valueOf(complaint)));
  }

  /** Whether several lines are several values, and not one written over several lines. */
  private static boolean isLines(byte[] body, int start, List<Lines.Span> lines) {
    if (isWholeObject(body, start, body.length - start)) {
      return false;
    }
    for (Lines.Span line : lines) {
      if (isWholeObject(body, line.from(), line.length())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isWholeObject(byte[] body, int from, int length) {
    if (body[from] != '{') {
      return false;
    }
    try (JsonParser parser = JSON.createParser(body, from, length)) {
      parser.nextToken();
      parser.skipChildren();
      return parser.currentToken() == JsonToken.END_OBJECT && parser.nextToken() == null;
    } catch (IOException malformed) {
      return false;
    }
  }

  private static void requireMore(JsonParser parser) throws IOException {
    if (parser.currentToken() == null) {
      throw new Malformed("the array is not closed");
    }
  }

  private static void requireClosed(JsonParser parser) throws IOException {
    if (parser.currentToken() != JsonToken.END_OBJECT) {
      throw new Malformed("the object is not closed");
    }
  }

  private static void requireEnd(JsonParser parser) throws IOException {
    if (parser.nextToken() != null) {
      throw new Malformed("more follows after the end");
    }
  }

  private static ProblemException malformedBody(IOException malformed) {
    return new ProblemException(
        Problem.badRequest(
            "the body is not JSON: " + Malformed.inText(malformed) + "; nothing was taken"));
  }

  private static <T> Entries<T> empty(Shape shape) {
    return new Entries<>(shape, new ArrayList<>(), new ArrayList<>());
  }
}
