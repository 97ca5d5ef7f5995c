package penchant.domain.clustering;

import java.util.List;
import java.util.Optional;
import penchant.domain.vector.QuantisedVector;

/**
 * What one user has to say to its cohort: its vector as of {@code toSequence}, absolute, and what
 * its facts {@code fromSequence} to {@code toSequence} add to the sums.
 *
 * @param longVector as the profile holds it, not centred; absent while it has no direction
 * @param lastLiked where the newest of these facts points that weighs more than nothing and points
 *     anywhere: the vector of its item or its text, not centred; absent if it is not known
 * @param newestMillis the user's newest event time, epoch milliseconds
 */
public record Contribution(
    String user,
    long fromSequence,
    long toSequence,
    Optional<QuantisedVector> longVector,
    List<Deed> deeds,
    Optional<QuantisedVector> lastLiked,
    long newestMillis) {

  public Contribution {
    deeds = List.copyOf(deeds);
    if (fromSequence < 1 || toSequence < fromSequence - 1) {
      throw new IllegalArgumentException(
          "user '"
              + user
              + "' reports facts "
              + fromSequence
              + " to "
              + toSequence
              + ", which is no range");
    }
    if (toSequence < fromSequence && !deeds.isEmpty()) {
      throw new IllegalArgumentException("user '" + user + "' reports deeds without facts");
    }
  }
}
