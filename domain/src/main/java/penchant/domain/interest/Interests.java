package penchant.domain.interest;

import java.util.ArrayList;
import java.util.List;
import penchant.domain.vector.Embedding;

/**
 * How events sort themselves into separate interests (PinnerSage, KDD 2020): an event joins the
 * nearest interest where that is near enough, else it opens one; when there are too many, the two
 * whose merging loses least by Ward's criterion, m1 m2 / (m1 + m2) * |c1 - c2|^2, become one.
 * Masses are compared at one time, the newest of all.
 */
final class Interests {

  private Interests() {}

  /**
   * What an event does to the interests.
   *
   * @param interests in the order in which they were opened
   * @param joined number of the interest that the event joined or opened, before any merging
   * @param merges what became one thereafter, in turn; mostly none
   */
  record Sorted(List<Interest> interests, int joined, List<Merge> merges) {

    Sorted {
      interests = List.copyOf(interests);
    }
  }

  /** The interest of number {@code from} went into that of number {@code into}. */
  record Merge(int from, int into) {

    /** The number after this merge of an event that had joined {@code number}. */
    int moved(int number) {
      return number == from ? into : number;
    }
  }

  /** Sorts an event of positive weight in. */
  static Sorted with(
      List<Interest> interests,
      double weight,
      Embedding vector,
      long atMillis,
      List<String> items,
      Fold fold) {
    List<double[]> centroids = new ArrayList<>(interests.size() + 1);
    double[] point = new double[vector.dimensions()];
    for (int i = 0; i < point.length; i++) {
      point[i] = vector.component(i);
    }
    int nearest = -1;
    double best = fold.joinCosine();
    for (int i = 0; i < interests.size(); i++) {
      centroids.add(interests.get(i).sum().unit());
      double cosine = cosine(centroids.get(i), point);
      if (cosine > best || (nearest < 0 && cosine == best)) {
        best = cosine;
        nearest = i;
      }
    }
    List<Interest> next = new ArrayList<>(interests);
    if (nearest >= 0) {
      next.set(nearest, next.get(nearest).joinedBy(weight, vector, atMillis, items, fold));
      return new Sorted(next, next.get(nearest).number(), List.of());
    }
    int opened = freeNumber(interests);
    next.add(Interest.opened(opened, weight, vector, atMillis, items));
    centroids.add(next.get(next.size() - 1).sum().unit());
    List<Merge> merges = new ArrayList<>(1);
    while (next.size() > fold.mostInterests()) {
      merges.add(mergeCheapestPair(next, centroids, fold));
    }
    return new Sorted(next, opened, merges);
  }

  /** The lowest number that no interest has. */
  private static int freeNumber(List<Interest> interests) {
    int number = 0;
    for (int i = 0; i < interests.size(); i++) {
      if (interests.get(i).number() == number) {
        number++;
        i = -1;
      }
    }
    return number;
  }

  private static Merge mergeCheapestPair(
      List<Interest> interests, List<double[]> centroids, Fold fold) {
    double[] masses = masses(interests, fold);
    int left = 0;
    int right = 1;
    double leastCost = Double.POSITIVE_INFINITY;
    double leastDistance = Double.POSITIVE_INFINITY;
    for (int i = 0; i < masses.length; i++) {
      for (int j = i + 1; j < masses.length; j++) {
        double distance = 2 * (1 - cosine(centroids.get(i), centroids.get(j)));
        double both = masses[i] + masses[j];
        // Masses so old that they vanish cost nothing; the distance decides among those.
        double cost = both > 0 ? masses[i] * (masses[j] / both) * distance : 0;
        if (cost < leastCost || (cost == leastCost && distance < leastDistance)) {
          leastCost = cost;
          leastDistance = distance;
          left = i;
          right = j;
        }
      }
    }
    Interest gone = interests.remove(right);
    Interest merged = interests.get(left).mergedWith(gone, fold);
    interests.set(left, merged);
    centroids.remove(right);
    centroids.set(left, merged.sum().unit());
    return new Merge(gone.number(), merged.number());
  }

  private static double[] masses(List<Interest> interests, Fold fold) {
    long newest = Long.MIN_VALUE;
    for (Interest interest : interests) {
      newest = Math.max(newest, interest.mass().landmarkMillis());
    }
    double[] masses = new double[interests.size()];
    for (int i = 0; i < masses.length; i++) {
      masses[i] = interests.get(i).mass().at(newest, fold.longHalfLife());
    }
    return masses;
  }

  /** In four interleaved sums, always the same ones: the same bits everywhere. */
  private static double cosine(double[] a, double[] b) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int i = 0;
    for (; i + 3 < a.length; i += 4) {
      s0 += a[i] * b[i];
      s1 += a[i + 1] * b[i + 1];
      s2 += a[i + 2] * b[i + 2];
      s3 += a[i + 3] * b[i + 3];
    }
    for (; i < a.length; i++) {
      s0 += a[i] * b[i];
    }
    return (s0 + s1) + (s2 + s3);
  }
}
