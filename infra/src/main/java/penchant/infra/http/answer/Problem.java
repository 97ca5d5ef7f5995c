package penchant.infra.http.answer;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What went wrong, as RFC 9457 has it.
 *
 * @param type a URN for what a program may want to tell apart, else {@code about:blank}
 * @param title the same for every problem of its type
 * @param detail what was wrong, where, and what to do
 * @param retryAfter after which the same request may work
 * @param more further members of the object
 */
public record Problem(
    int status,
    String type,
    String title,
    String detail,
    Optional<Duration> retryAfter,
    Map<String, Object> more) {

  private static final Duration SOON = Duration.ofSeconds(1);

  public static Problem of(int status, String title, String detail) {
    return new Problem(status, "about:blank", title, detail, Optional.empty(), Map.of());
  }

  /** 400: the request has to be changed before it is sent again. */
  public static Problem badRequest(String detail) {
    return of(400, "Bad Request", detail);
  }

  public static Problem notFound(String detail) {
    return of(404, "Not Found", detail);
  }

  /** 409: what is asked for is not there yet, and may be soon. */
  public static Problem notYet(String detail) {
    return retry(409, "not-yet", "Not there yet", detail, SOON);
  }

  /** 429: nothing was done, the same request may be sent a little later. */
  public static Problem tooMuch(String detail) {
    return tooMuch(detail, SOON);
  }

  /**
   * The same.
   *
   * @param after when there may be room, in whole seconds
   */
  public static Problem tooMuch(String detail, Duration after) {
    return retry(429, "too-much-in-flight", "Too much in flight", detail, after);
  }

  /** 503: a part that the answer needs is away for now. */
  public static Problem away(String part, String detail) {
    return retry(503, part + "-away", "The " + part + " is away", detail, SOON);
  }

  private static Problem retry(
      int status, String type, String title, String detail, Duration after) {
    return new Problem(status, "urn:penchant:" + type, title, detail, Optional.of(after), Map.of());
  }

  /** This problem with another member. */
  public Problem with(String member, Object value) {
    Map<String, Object> members = new LinkedHashMap<>(more);
    members.put(member, value);
    return new Problem(status, type, title, detail, retryAfter, members);
  }

  /** The members in the order in which they are written. */
  Map<String, Object> members() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("type", type);
    members.put("title", title);
    members.put("status", status);
    members.put("detail", detail);
    members.putAll(more);
    return members;
  }
}
