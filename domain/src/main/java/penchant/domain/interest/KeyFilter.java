package penchant.domain.interest;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import penchant.domain.behavior.EventKey;

/**
 * Lets every event through once: tells what a profile has counted, or what came before in the same
 * batch, from what is new. Mutable, for one batch or several in a row.
 */
public final class KeyFilter {

  private final InterestProfile profile;
  private final Set<String> ids = new HashSet<>();
  private final Map<String, Long> marks = new HashMap<>();

  public KeyFilter(InterestProfile profile) {
    this.profile = profile;
  }

  /** Whether the event is new; from now on it is not. An event without a key always is. */
  public boolean admits(EventKey key) {
    if (profile.hasCounted(key)
        || key.id().filter(ids::contains).isPresent()
        || key.feedOffset()
            .filter(place -> place.offset() <= marks.getOrDefault(place.source(), -1L))
            .isPresent()) {
      return false;
    }
    key.id().ifPresent(ids::add);
    key.feedOffset().ifPresent(place -> marks.put(place.source(), place.offset()));
    return true;
  }
}
