package penchant.domain.interest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import penchant.domain.behavior.BehaviorType;
import penchant.domain.catalogue.Catalogue;
import penchant.domain.catalogue.Item;
import penchant.domain.vector.QuantisedVector;

/**
 * An event as one summand of a profile.
 *
 * @param text the beginning of what was written; empty for nothing
 * @param weight as folded; negative for what was turned away
 * @param vector as folded, absent where the event is in no vector
 * @param interest as {@link RecentEvent#interest}
 */
public record PastEvent(
    BehaviorType type,
    Optional<String> item,
    String text,
    Instant at,
    double weight,
    Optional<QuantisedVector> vector,
    int interest) {

  /** This event as part of the interest of another number. */
  PastEvent in(int number) {
    return new PastEvent(type, item, text, at, weight, vector, number);
  }

  /**
   * The recent events of a profile, oldest first. Their items' vectors are taken from the
   * catalogue: an item that is not there any more leaves its events without one, and an item that
   * was rewritten since has its present one.
   */
  public static List<PastEvent> recent(InterestProfile profile, Catalogue catalogue) {
    boolean comparable = profile.vectorSpace().equals(catalogue.space().id());
    List<PastEvent> events = new ArrayList<>(profile.recent().size());
    for (RecentEvent event : profile.recent()) {
      boolean folded = comparable && event.interest() != RecentEvent.IN_NOTHING;
      Optional<QuantisedVector> vector =
          event
              .vector()
              .or(
                  () ->
                      event
                          .item()
                          .flatMap(catalogue::find)
                          .map(Item::vector)
                          .map(QuantisedVector::of))
              .filter(present -> folded);
      events.add(
          new PastEvent(
              event.type(),
              event.item(),
              event.text(),
              event.at(),
              event.weight(),
              vector,
              event.interest()));
    }
    return events;
  }
}
