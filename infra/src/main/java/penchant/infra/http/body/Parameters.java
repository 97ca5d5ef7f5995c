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
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import penchant.domain.behavior.Shortened;
import penchant.infra.http.answer.Problem;
import penchant.infra.http.answer.ProblemException;

/**
 * The query of a request, parameter by parameter. One that cannot be what it should be ends the
 * request with a 400 that names it, and so does one that is given twice but can mean one thing
 * only, and one that nobody asked for: what is mistyped would otherwise be passed over in silence.
 */
public final class Parameters {

  private final Map<String, List<String>> values;

  /** What was asked for so far; a name that ends with a dot is the beginning of many. */
  private final Set<String> known = new TreeSet<>();

  private Parameters(Map<String, List<String>> values) {
    this.values = values;
  }

  public static Parameters of(HttpRequest request) {
    return new Parameters(request.getUri().query().toMultiMap());
  }

  /** The text; nothing where the parameter is missing. */
  public Optional<String> text(String name) {
    Optional<String> given = first(name);
    if (given.filter(String::isEmpty).isPresent()) {
      throw wrong(name, "", "some text, or left out");
    }
    return given;
  }

  private Optional<String> first(String name) {
    known.add(name);
    return only(name, values.getOrDefault(name, List.of()));
  }

  private static Optional<String> only(String name, List<String> given) {
    if (given.size() > 1) {
      throw new ProblemException(
          Problem.badRequest("parameter " + name + " is given " + given.size() + " times"));
    }
    return given.stream().findFirst();
  }

  /** Call it when all is asked for: what is left is a mistake. */
  public void requireNoOthers() {
    for (String name : values.keySet()) {
      if (!known.contains(name)
          && known.stream().noneMatch(one -> one.endsWith(".") && name.startsWith(one))) {
        throw new ProblemException(
            Problem.badRequest(
                "there is no parameter " + Shortened.quote(name) + " here, " + known()));
      }
    }
  }

  private String known() {
    return known.isEmpty()
        ? "nor any other"
        : known.stream()
            .map(one -> one.endsWith(".") ? one + "*" : one)
            .collect(Collectors.joining(", ", "but ", ""));
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
    return flagIfGiven(name).orElse(otherwise);
  }

  /** As {@link #flag}, but nothing where the parameter is missing. */
  public Optional<Boolean> flagIfGiven(String name) {
    return first(name)
        .map(
            given ->
                switch (given) {
                  case "true", "" -> true;
                  case "false" -> false;
                  default -> throw wrong(name, given, "true or false");
                });
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
   * Several, by commas or by repeating the parameter. One that holds a comma is meant too when it
   * is given alone.
   */
  public Set<String> several(String name) {
    known.add(name);
    Set<String> several = new LinkedHashSet<>();
    for (String value : values.getOrDefault(name, List.of())) {
      several.add(value);
      several.addAll(List.of(value.split(",")));
    }
    several.remove("");
    return several;
  }

  /**
   * The value of every parameter whose name begins so, by what follows in the name.
   *
   * @param prefix ends with a dot
   */
  public SortedMap<String, String> startingWith(String prefix) {
    known.add(prefix);
    SortedMap<String, String> found = new TreeMap<>();
    values.forEach(
        (name, given) -> {
          if (name.startsWith(prefix)) {
            only(name, given).ifPresent(value -> found.put(name.substring(prefix.length()), value));
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
