package penchant.domain.clustering;

import java.util.Collections;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import penchant.domain.vector.QuantisedVector;

/**
 * A user's row as it is stored.
 *
 * @param sequence the last fact that is in it
 * @param longVector not centred, so that a new mean needs no new reports
 * @param outdated its vector was of another vector space and has been dropped; the user has to
 *     report again
 * @param cluster where the user stood when the row was written; none without a vector
 * @param deeds sums by key; in a row to be written only those that changed
 */
public record CohortRow(
    String user,
    long sequence,
    Optional<QuantisedVector> longVector,
    boolean outdated,
    OptionalLong cluster,
    SortedMap<String, DeedSum> deeds) {

  public CohortRow {
    deeds = Collections.unmodifiableSortedMap(new TreeMap<>(deeds));
  }
}
