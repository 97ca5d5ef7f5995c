package penchant.infra.http.body;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.regex.Pattern;

/** Times as the API takes them: RFC 3339 or epoch seconds. They count in milliseconds. */
public final class Times {

  private static final Pattern SECONDS = Pattern.compile("-?\\d{1,12}(\\.\\d{1,9})?");

  /** Far outside of all that is accepted, near enough to be a time. */
  private static final double MOST_SECONDS = 1e12;

  private Times() {}

  /** Empty for what is neither. */
  public static Optional<Instant> ofText(String text) {
    return SECONDS.matcher(text).matches()
        ? ofEpochSeconds(Double.parseDouble(text))
        : ofRfc3339(text);
  }

  /** Empty for what is not RFC 3339; its offset from UTC must be given. */
  public static Optional<Instant> ofRfc3339(String text) {
    boolean spaced = text.length() > 10 && (text.charAt(10) == ' ' || text.charAt(10) == '_');
    String iso = spaced ? text.substring(0, 10) + 'T' + text.substring(11) : text;
    try {
      OffsetDateTime time = OffsetDateTime.parse(iso);
      return Optional.of(Instant.ofEpochMilli(time.toInstant().toEpochMilli()));
    } catch (DateTimeException | ArithmeticException wrong) {
      return Optional.empty();
    }
  }

  /** Empty for what lies beyond all calendars. */
  public static Optional<Instant> ofEpochSeconds(double seconds) {
    return Math.abs(seconds) <= MOST_SECONDS
        ? Optional.of(Instant.ofEpochMilli(Math.round(seconds * 1_000)))
        : Optional.empty();
  }
}
