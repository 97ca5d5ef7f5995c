package penchant.domain.catalogue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An item as somebody sent it: neither checked nor cleaned nor embedded.
 *
 * @param title empty when there was none
 * @param text empty when there was none
 * @param at when it appeared; absent, an item already known keeps its time and a new one gets the
 *     time of receipt
 * @param vector the sender's own vector in the vector space of the catalogue, in place of one made
 *     from title and text
 */
public record ItemDraft(
    String id,
    String title,
    String text,
    List<String> categories,
    List<String> labels,
    Optional<String> domain,
    Optional<Instant> at,
    boolean hidden,
    Optional<List<Double>> vector) {

  public ItemDraft {
    categories = List.copyOf(categories);
    labels = List.copyOf(labels);
    vector = vector.map(List::copyOf);
  }
}
