package penchant.infra.http.body;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import penchant.domain.behavior.Shortened;
import penchant.infra.http.answer.Problem;
import penchant.infra.http.answer.ProblemException;

/**
 * The query of a request, parameter by parameter. One that cannot be what it should be ends the
 * request with a 400 that names it; unknown ones are ignored; of one given twice the first counts.
 */
public final class Parameters {

  private final Map<String, List<String>> values;

  private Parameters(Map<String, List<String>> values) {
    this.values = values;
  }

  public static Parameters of(HttpRequest request) {
    return new Parameters(request.getUri().query().toMultiMap());
  }

  /** The text; empty where the parameter is missing or empty. */
  public Optional<String> text(String name) {
    return first(name).filter(value -> !value.isEmpty());
  }

  private Optional<String> first(String name) {
    return values.getOrDefault(name, List.of()).stream().findFirst();
  }

  public OptionalLong integer(String name, long least, long most) {
    Optional<String> text = first(name);
    if (text.isEmpty()) {
      return OptionalLong.empty();
    }
    try {
      long value = Long.parseLong(text.get());
      if (value >= least && value <= most) {
        return OptionalLong.of(value);
      }
    } catch (NumberFormatException wrong) {
      throw wrong(name, text.get(), "a whole number from " + least + " to " + most);
    }
    throw wrong(name, text.get(), "a whole number from " + least + " to " + most);
  }

  /** True for {@code name=true} and for {@code name} alone. */
  public boolean flag(String name) {
    return flagOr(name, false);
  }

  /** As {@link #flag}, but {@code otherwise} where the parameter is missing. */
  public boolean flagOr(String name, boolean otherwise) {
    List<String> given = values.getOrDefault(name, List.of());
    if (given.isEmpty()) {
      return otherwise;
    }
    return switch (given.get(0)) {
      case "true", "" -> true;
      case "false" -> false;
      default -> throw wrong(name, given.get(0), "true or false");
    };
  }

  /** RFC 3339 or epoch seconds. */
  public Optional<Instant> time(String name) {
    return first(name)
        .map(
            text ->
                Times.ofText(text)
                    .orElseThrow(() -> wrong(name, text, "RFC 3339 or epoch seconds")));
  }

  /**
   * Ids, by commas or by repeating the parameter. An id that holds a comma is meant too when it is
   * given alone.
   */
  public Set<String> ids(String name) {
    Set<String> ids = new LinkedHashSet<>();
    for (String value : values.getOrDefault(name, List.of())) {
      ids.add(value);
      ids.addAll(List.of(value.split(",")));
    }
    ids.remove("");
    return ids;
  }

  /** The first value of every parameter whose name begins so, by what follows in the name. */
  public SortedMap<String, String> startingWith(String prefix) {
    SortedMap<String, String> found = new TreeMap<>();
    values.forEach(
        (name, given) -> {
          if (name.startsWith(prefix) && !given.isEmpty()) {
            found.put(name.substring(prefix.length()), given.get(0));
          }
        });
    return found;
  }

  private static ProblemException wrong(String name, String value, String range) {
    return new ProblemException(
        Problem.badRequest(
            "parameter " + name + " is " + Shortened.quote(value) + ", must be " + range));
  }
}
