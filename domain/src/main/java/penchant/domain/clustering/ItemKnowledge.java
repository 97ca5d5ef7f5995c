package penchant.domain.clustering;

import java.util.List;
import java.util.Optional;
import penchant.domain.vector.Embedding;

/** What clustering has to know of the catalogue. */
public interface ItemKnowledge {

  /** The mean item vector; {@link Mean#NONE} while there are no items. */
  Mean mean();

  /** The terms of the item's title, none if the item is not known. */
  List<String> terms(String item);

  /** The item's vector, not centred; none if the item is not known. */
  Optional<Embedding> vector(String item);
}
