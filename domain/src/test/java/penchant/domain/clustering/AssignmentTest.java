package penchant.domain.clustering;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import penchant.domain.vector.DotProduct;
import penchant.domain.vector.Embedding;

class AssignmentTest {

  private static final int DIMENSIONS = 12;

  private final SortedMap<Long, Embedding> centroids = new TreeMap<>();
  private final List<Embedding> points = new ArrayList<>();
  private final List<Assignment.Distances> known = new ArrayList<>();
  private SplittableRandom random = new SplittableRandom(1);

  /** Tries of a property share their fields. */
  private void people(int count) {
    centroids.clear();
    points.clear();
    known.clear();
    for (int i = 0; i < count; i++) {
      points.add(Populations.direction(DIMENSIONS, random));
      known.add(new Assignment.Distances());
    }
  }

  private Embedding moved(Embedding from, double by) {
    float[] next = from.toArray();
    Populations.direction(DIMENSIONS, random).addTo(next, (float) by);
    return Embedding.directionOf(next);
  }

  /** Where the point stands by the rule itself: with all centroids looked at. */
  private long expected(Embedding point, long standing, double stickiness) {
    long best = standing;
    double bestCosine = Double.NEGATIVE_INFINITY;
    for (var entry : centroids.entrySet()) {
      double cosine = DotProduct.of(entry.getValue().toArray(), 0, point.toArray());
      if (cosine > bestCosine) {
        best = entry.getKey();
        bestCosine = cosine;
      }
    }
    Embedding own = centroids.get(standing);
    return own != null
            && DotProduct.of(own.toArray(), 0, point.toArray()) >= bestCosine - stickiness
        ? standing
        : best;
  }

  @Property(tries = 150)
  void whoIsNotLookedAtStandsWhereLookingAtAllWouldPutIt(
      @ForAll long seed,
      @ForAll @DoubleRange(min = 0, max = 0.05) double stickiness,
      @ForAll @IntRange(min = 1, max = 9) int clusters) {
    random = new SplittableRandom(seed);
    people(60);
    Assignment assignment = new Assignment(stickiness);
    long[] standing = new long[points.size()];
    long nextId = 0;
    Mean mean = Mean.NONE;
    while (nextId < clusters) {
      centroids.put(nextId++, Populations.direction(DIMENSIONS, random));
    }

    for (int round = 1; round < 25; round++) {
      assignment.follow(Centroids.of(round, mean, centroids));
      for (int i = 0; i < standing.length; i++) {
        if (random.nextInt(3) > 0) {
          long expected = expected(points.get(i), standing[i], stickiness);
          boolean settled = assignment.isSettled(known.get(i), standing[i]);
          standing[i] =
              settled
                  ? standing[i]
                  : assignment.find(points.get(i).toArray(), known.get(i), standing[i]);
          assertThat(standing[i]).isEqualTo(expected);
        }
      }
      double step = random.nextInt(4) == 0 ? 0.5 : 0.02;
      centroids.replaceAll(
          (id, centroid) -> random.nextBoolean() ? moved(centroid, step) : centroid);
      if (random.nextInt(4) == 0) {
        centroids.put(nextId++, Populations.direction(DIMENSIONS, random));
      }
      if (centroids.size() > 1 && random.nextInt(4) == 0) {
        centroids.remove(centroids.firstKey());
      }
      if (random.nextInt(8) == 0) {
        mean = Mean.of(Populations.direction(DIMENSIONS, random).toArray());
      }
    }
  }

  @Test
  void smallStepsAreFollowedWithFewLooks() {
    people(400);
    Assignment assignment = new Assignment(0.01);
    for (long id = 0; id < 8; id++) {
      centroids.put(id, Populations.direction(DIMENSIONS, random));
    }
    long[] standing = new long[points.size()];
    assignment.follow(Centroids.of(1, Mean.NONE, centroids));
    for (int i = 0; i < standing.length; i++) {
      standing[i] = assignment.find(points.get(i).toArray(), known.get(i), -1);
    }
    long first = assignment.multiplyAdds();

    centroids.replaceAll((id, centroid) -> moved(centroid, 0.01));
    assignment.follow(Centroids.of(2, Mean.NONE, centroids));
    for (int i = 0; i < standing.length; i++) {
      if (!assignment.isSettled(known.get(i), standing[i])) {
        standing[i] = assignment.find(points.get(i).toArray(), known.get(i), standing[i]);
      }
    }

    assertThat(first).isEqualTo(400L * 8 * DIMENSIONS);
    assertThat(assignment.multiplyAdds() - first).isLessThan(first / 8);
  }

  @Test
  void whoHasAnotherVectorIsLookedAtAgain() {
    people(1);
    Assignment assignment = new Assignment(0);
    centroids.put(1L, points.get(0));
    centroids.put(2L, Populations.direction(DIMENSIONS, random));
    assignment.follow(Centroids.of(1, Mean.NONE, centroids));
    assertThat(assignment.find(points.get(0).toArray(), known.get(0), -1)).isEqualTo(1);
    assertThat(assignment.isSettled(known.get(0), 1)).isTrue();

    known.get(0).forget();

    assertThat(assignment.isSettled(known.get(0), 1)).isFalse();
    assertThat(assignment.find(centroids.get(2L).toArray(), known.get(0), 1)).isEqualTo(2);
  }
}
