package penchant.infra.load;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times as people and other systems write them. */
final class Times {

  private static final Pattern GO =
      Pattern.compile(
          "(\\d{4}-\\d\\d-\\d\\d) (\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?) ([+-]\\d\\d)(\\d\\d).*");

  private Times() {}

  /** RFC 3339, a date, epoch seconds, or what Go prints; nothing for anything else. */
  static Optional<Instant> parse(String text) {
    try {
      if (text.matches("-?\\d{1,11}(\\.\\d+)?")) {
        return Optional.of(Instant.ofEpochMilli(Math.round(Double.parseDouble(text) * 1000)));
      }
      if (text.length() == 10) {
        return Optional.of(LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC));
      }
      Matcher go = GO.matcher(text);
      String rfc3339 =
          go.matches() ? go.group(1) + "T" + go.group(2) + go.group(3) + ":" + go.group(4) : text;
      return Optional.of(OffsetDateTime.parse(rfc3339).toInstant());
    } catch (DateTimeException notOne) {
      return Optional.empty();
    }
  }
}
