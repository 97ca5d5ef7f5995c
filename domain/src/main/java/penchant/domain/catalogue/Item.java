package penchant.domain.catalogue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import penchant.domain.vector.Embedding;

/**
 * Something that can be recommended.
 *
 * @param domain any word; {@code commerce}, {@code news} and others come with a profile
 * @param at when it appeared
 * @param hidden known and resolved, but never recommended
 * @param vector in the vector space of the catalogue that holds the item
 */
public record Item(
    String id,
    String title,
    String text,
    List<String> categories,
    List<String> labels,
    Optional<String> domain,
    Instant at,
    boolean hidden,
    Embedding vector) {

  public Item {
    categories = List.copyOf(categories);
    labels = List.copyOf(labels);
  }

  /** The same, appeared at another time. */
  public Item at(Instant other) {
    return new Item(id, title, text, categories, labels, domain, other, hidden, vector);
  }
}
