package penchant.actors.user;

import java.util.Map;
import penchant.domain.behavior.Behavior;

/** About how many bytes an event takes, in a message or in the journal; never much too low. */
final class EventSize {

  /** Type, time, value, names of columns and of fields. */
  private static final int FRAME = 300;

  /** UTF-8 takes up to three bytes for a UTF-16 unit. */
  private static final int BYTES_PER_CHAR = 3;

  private EventSize() {}

  static int bytes(Behavior behavior) {
    int chars = behavior.text().length() + behavior.item().map(String::length).orElse(0);
    chars += behavior.key().id().map(String::length).orElse(0);
    chars += behavior.key().feedOffset().map(place -> place.source().length()).orElse(0);
    for (Map.Entry<String, String> entry : behavior.context().entrySet()) {
      chars += entry.getKey().length() + entry.getValue().length();
    }
    return FRAME
        + BYTES_PER_CHAR * chars
        + behavior.vector().map(vector -> vector.dimensions()).orElse(0);
  }
}
