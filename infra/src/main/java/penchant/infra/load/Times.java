package penchant.infra.load;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times as people and other systems write them: what the API takes, and more. */
final class Times {

  private static final Pattern GO =
      Pattern.compile(
          "(\\d{4}-\\d\\d-\\d\\d) (\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?) ([+-]\\d\\d)(\\d\\d).*");

  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");

  private Times() {}

  /** RFC 3339, a date, epoch seconds, or what Go prints; nothing for anything else. */
  static Optional<Instant> parse(String text) {
    if (DATE.matcher(text).matches()) {
      return ofDate(text);
    }
    Matcher go = GO.matcher(text);
    return penchant.infra.http.body.Times.ofText(
        go.matches() ? go.group(1) + "T" + go.group(2) + go.group(3) + ":" + go.group(4) : text);
  }

  private static Optional<Instant> ofDate(String text) {
    try {
      return Optional.of(LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC));
    } catch (DateTimeException notOne) {
      return Optional.empty();
    }
  }
}
