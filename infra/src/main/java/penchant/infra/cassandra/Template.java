package penchant.infra.cassandra;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import penchant.infra.config.InvalidSettingException;

/** A text with names in double braces, such as {@code port: {{native-port}}}. */
record Template(String name, String text) {

  private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z-]+)\\}\\}");

  /**
   * The text with every name replaced.
   *
   * @throws InvalidSettingException if the text has a name without a value, or lacks one that has
   */
  String fill(Map<String, String> values) {
    Set<String> unused = new HashSet<>(values.keySet());
    String filled =
        PLACE
            .matcher(text)
            .replaceAll(
                place -> {
                  unused.remove(place.group(1));
                  return Matcher.quoteReplacement(valueOf(place, values));
                });
    if (!unused.isEmpty()) {
      throw new InvalidSettingException(name + " has no place for " + String.join(", ", unused));
    }
    return filled;
  }

  private String valueOf(MatchResult place, Map<String, String> values) {
    String value = values.get(place.group(1));
    if (value == null) {
      throw new InvalidSettingException(
          name + " names {{" + place.group(1) + "}}, which is unknown");
    }
    return value;
  }
}
