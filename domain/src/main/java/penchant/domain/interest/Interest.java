package penchant.domain.interest;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import penchant.domain.decay.DecayedSum;
import penchant.domain.decay.HalfLife;
import penchant.domain.vector.Embedding;

/**
 * One of the separate things that a user is interested in.
 *
 * @param number tells it from the person's other interests, for as long as it lasts
 * @param sum decayed sum of the weighted vectors of its events, as of the landmark of {@code mass}
 * @param mass decayed sum of their weights, with the fold's long half-life
 * @param representatives ids of the newest items that joined it, newest last: of these a reader
 *     picks the medoid
 * @param events how many events joined it
 */
public record Interest(
    int number, InterestSum sum, DecayedSum mass, List<String> representatives, long events) {

  public Interest {
    representatives = List.copyOf(representatives);
  }

  static Interest opened(
      int number, double weight, Embedding vector, long atMillis, List<String> items) {
    return new Interest(
        number, InterestSum.of(weight, vector), new DecayedSum(weight, atMillis), items, 1);
  }

  /** The direction in which it lies. */
  public Embedding centroid() {
    return sum.direction();
  }

  Interest joinedBy(double weight, Embedding vector, long atMillis, List<String> items, Fold fold) {
    HalfLife halfLife = fold.longHalfLife();
    long landmark = mass.landmarkMillis();
    boolean newer = atMillis >= landmark;
    InterestSum joined =
        sum.plus(
            newer ? halfLife.decay(atMillis - landmark) : 1,
            newer ? weight : weight * halfLife.decay(landmark - atMillis),
            vector);
    return new Interest(
        number,
        joined,
        mass.plus(weight, atMillis, halfLife),
        withNewest(representatives, items, fold.representatives()),
        events + 1);
  }

  Interest mergedWith(Interest other, Fold fold) {
    HalfLife halfLife = fold.longHalfLife();
    long landmark = Math.max(mass.landmarkMillis(), other.mass.landmarkMillis());
    InterestSum merged =
        sum.plus(
            halfLife.decay(landmark - mass.landmarkMillis()),
            halfLife.decay(landmark - other.mass.landmarkMillis()),
            other.sum);
    return new Interest(
        number,
        merged,
        mass.plus(other.mass, halfLife),
        alternating(representatives, other.representatives, fold.representatives()),
        events + other.events);
  }

  private static List<String> withNewest(List<String> known, List<String> items, int most) {
    if (items.isEmpty()) {
      return known;
    }
    List<String> newest = new ArrayList<>(known);
    newest.removeAll(items);
    newest.addAll(items);
    return newest.subList(Math.max(0, newest.size() - most), newest.size());
  }

  /** The newest of both, in turns, so that both stay represented; newest last. */
  private static List<String> alternating(List<String> one, List<String> other, int most) {
    List<String> newestFirst = new ArrayList<>();
    for (int back = 1; newestFirst.size() < most; back++) {
      if (back > one.size() && back > other.size()) {
        break;
      }
      addFromEnd(one, back, newestFirst);
      addFromEnd(other, back, newestFirst);
    }
    List<String> kept = newestFirst.subList(0, Math.min(most, newestFirst.size()));
    Collections.reverse(kept);
    return kept;
  }

  private static void addFromEnd(List<String> items, int back, List<String> to) {
    if (back <= items.size()) {
      String item = items.get(items.size() - back);
      if (!to.contains(item)) {
        to.add(item);
      }
    }
  }
}
