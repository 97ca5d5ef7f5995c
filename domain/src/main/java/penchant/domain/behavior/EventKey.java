package penchant.domain.behavior;

import java.util.Optional;

/**
 * What makes an event count once: the client's id, or the place in an ordered feed, or both. An
 * event with neither is not idempotent.
 */
public record EventKey(Optional<String> id, Optional<FeedOffset> feedOffset) {

  public static final EventKey NONE = new EventKey(Optional.empty(), Optional.empty());

  /** A place in an ordered feed: offsets of one source rise for each user. */
  public record FeedOffset(String source, long offset) {
    public FeedOffset {
      if (offset < 0) {
        throw new IllegalArgumentException("offset must not be negative, was " + offset);
      }
    }
  }
}
