package penchant.domain.clustering.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DriftWatchTest {

  private static final int CLUSTERS = 10;

  /** Reports whose distances scatter by 0.1 around each cluster's mean, moved by {@code shift}. */
  private static SortedMap<Long, Strays> reports(
      int count, double shift, long shifted, double day, SplittableRandom random) {
    SortedMap<Long, Strays> strays = new TreeMap<>();
    for (int i = 0; i < count; i++) {
      long cluster = random.nextInt(CLUSTERS);
      double distance =
          mean(cluster) + day + 0.1 * random.nextGaussian() + (cluster == shifted ? shift : 0);
      strays.merge(
          cluster,
          new Strays(1, distance, distance * distance),
          (a, b) ->
              new Strays(
                  a.events() + b.events(), a.distance() + b.distance(), a.squares() + b.squares()));
    }
    return strays;
  }

  private static double mean(long cluster) {
    return 0.3 + 0.02 * cluster;
  }

  private static Map<Long, Double> members() {
    Map<Long, Double> members = new HashMap<>();
    for (long cluster = 0; cluster < CLUSTERS; cluster++) {
      members.put(cluster, 1 - 0.5 * mean(cluster));
    }
    return members;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void aThousandQuietLooksRaiseNoAlarm(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    DriftWatch watch = new DriftWatch();

    for (int look = 0; look < 1_000; look++) {
      double day = 0.01 * Math.sin(look / 50.0) + 0.01 * random.nextGaussian();
      assertThat(watch.look(reports(200, 0, -1, day, random), members())).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void aSlowDriftIsNoticedAlsoAfterARestlessTime(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    DriftWatch watch = new DriftWatch();
    for (int look = 0; look < 30; look++) {
      watch.look(reports(200, 0, -1, 0.08 * random.nextGaussian(), random), members());
    }
    for (int look = 0; look < 60; look++) {
      assertThat(watch.look(reports(200, 0, -1, 0, random), members())).isEmpty();
    }

    Optional<DriftWatch.Finding> found = Optional.empty();
    for (int look = 1; look <= 25 && found.isEmpty(); look++) {
      found = watch.look(reports(200, 0.03 * look, 4, 0, random), members());
    }

    assertThat(found.orElseThrow().clusters()).startsWith(4L);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void aClusterWhosePeopleGoAwayIsNamedWithinThreeLooks(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    DriftWatch watch = new DriftWatch();
    for (int look = 0; look < 100; look++) {
      watch.look(reports(200, 0, -1, 0, random), members());
    }

    Optional<DriftWatch.Finding> found = Optional.empty();
    for (int look = 0; look < 3 && found.isEmpty(); look++) {
      found = watch.look(reports(200, 0.5, 4, 0, random), members());
    }

    assertThat(found).isPresent();
    assertThat(found.orElseThrow().clusters()).contains(4L);
    assertThat(found.orElseThrow().distance()).isGreaterThan(found.orElseThrow().usual());
  }

  @Test
  void theTestOfPageAndHinkleyForgetsWhatIsBelowAndBeginsAnewAfterAnAlarm() {
    PageHinkley test = new PageHinkley(0.5, 2);

    assertThat(test.add(-100)).isFalse();
    assertThat(test.add(1.5)).isFalse();
    assertThat(test.add(1.5)).isFalse();
    assertThat(test.add(0.7)).isTrue();
    assertThat(test.add(1.5)).isFalse();
  }

  @Test
  void whatRoseIsWhatGrewMoreThanItsShare() {
    Map<String, Double> before = Map.of("tea", 80.0, "coffee", 20.0);
    Map<String, Double> now = Map.of("tea", 88.0, "coffee", 22.0, "mate", 6.0, "cocoa", 9.0);

    assertThat(Risen.most(before, now, 2)).containsExactly("cocoa", "mate");
  }

  @Test
  void whatIsNewComesBeforeWhatIsDoneOftenAndSwaysByAsMuch() {
    Map<String, Double> before = Map.of("tea", 1_000.0, "coffee", 1_000.0);
    Map<String, Double> now = Map.of("tea", 1_040.0, "coffee", 980.0, "mate", 15.0);

    assertThat(Risen.most(before, now, 2)).containsExactly("mate", "tea");
  }
}
