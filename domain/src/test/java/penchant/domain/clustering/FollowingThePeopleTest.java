package penchant.domain.clustering;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import penchant.domain.clustering.drift.DriftAlarm;
import penchant.domain.clustering.lineage.Chapter;
import penchant.domain.clustering.lineage.Chapter.Kind;

/** Interests split, merge, appear and die at known times; the lineage has to say so. */
class FollowingThePeopleTest {

  private static final Adaptivity RULES =
      new Adaptivity(8, 4, 60, 0.005, 0.025, 0.0075, 0.05, 0.01, 3, 3);
  private static final int WITHIN_ROUNDS = 5;

  private static Town town(long seed) {
    Town town = new Town(seed, 0.7, RULES);
    for (int i = 0; i < 8; i++) {
      town.subject("s" + i);
      town.arrive("p" + i + "-", 150, "s" + i);
    }
    town.seed();
    town.settle(30);
    for (int i = 0; i < 10; i++) {
      town.quietRound(60);
    }
    return town;
  }

  /** The alarm that was raised within three rounds of the round before the change. */
  private static DriftAlarm alarmAfter(Town town, long round) {
    DriftAlarm alarm = town.state.vitals().alarms().get(0);
    assertThat(alarm.round() - round).isBetween(1L, 3L);
    return alarm;
  }

  private static Optional<Chapter> told(Town town, long cluster, Kind kind) {
    return town.story(cluster).chapters().stream()
        .filter(chapter -> chapter.kind() == kind)
        .findFirst();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void anInterestThatSplitsIsTold(long seed) {
    Town town = town(seed);
    long round = town.state.round();
    long cluster = town.clusterOf("s3");
    town.subjectNear("s3a", "s3", 0.75);
    town.subjectNear("s3b", "s3", 0.75);

    List<String> fans = town.fans("s3", 150);
    for (int i = 0; i < fans.size(); i++) {
      town.takeUp(fans.get(i), i % 2 == 0 ? "s3a" : "s3b");
    }
    for (int i = 0; i < WITHIN_ROUNDS; i++) {
      town.quietRound(60);
    }

    assertThat(alarmAfter(town, round).clusters()).contains(cluster);
    Chapter split = told(town, cluster, Kind.SPLIT).orElseThrow();
    assertThat(town.clusterOf("s3a")).isNotEqualTo(town.clusterOf("s3b"));
    assertThat(List.of(town.clusterOf("s3a"), town.clusterOf("s3b")))
        .containsExactlyInAnyOrder(cluster, split.others().get(0));
    assertThat(town.state.clusters()).hasSize(9);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void interestsThatMeetHalfwayMerge(long seed) {
    Town town = town(seed);
    long round = town.state.round();
    long one = town.clusterOf("s1");
    long other = town.clusterOf("s2");
    town.subjectBetween("both", "s1", "s2");

    town.fans("s1", 150).forEach(person -> town.takeUp(person, "both"));
    town.fans("s2", 150).forEach(person -> town.takeUp(person, "both"));
    for (int i = 0; i < WITHIN_ROUNDS; i++) {
      town.quietRound(60);
    }

    assertThat(alarmAfter(town, round).clusters()).containsExactlyInAnyOrder(one, other);
    assertMerged(town, one, other);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void anInterestThatGoesOverToAnotherMergesWithIt(long seed) {
    Town town = town(seed);
    long round = town.state.round();
    long one = town.clusterOf("s1");
    long other = town.clusterOf("s2");

    town.fans("s2", 150).forEach(person -> town.takeUp(person, "s1"));
    for (int i = 0; i < WITHIN_ROUNDS; i++) {
      town.quietRound(60);
    }

    assertThat(alarmAfter(town, round).clusters()).contains(other);
    assertMerged(town, one, other);
    assertThat(town.state.clusters()).containsKey(one);
    assertThat(town.story(other).wentSince(0)).containsExactlyEntriesOf(Map.of(one, 150L));
  }

  /** Vectors sum up weeks: on the first day of something new they are where they were. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void whatPeopleDoRaisesTheAlarmBeforeTheirVectorsHaveMoved(long seed) {
    Town town = town(seed);
    long round = town.state.round();
    long cluster = town.clusterOf("s1");
    town.subject("new");

    for (int i = 0; i < 3; i++) {
      town.fans("s1", 30).forEach(person -> town.does(person, "new"));
      town.quietRound(60);
    }

    DriftAlarm alarm = alarmAfter(town, round);
    assertThat(alarm.clusters()).startsWith(cluster);
    assertThat(alarm.items()).anyMatch(item -> item.startsWith("new-"));
    assertThat(alarm.distance()).isGreaterThan(alarm.usual());
  }

  @Test
  void anAlarmOfARoundThatIsNotToldIsToldInTheNextOnce() {
    Town town = town(1);
    long round = town.state.round();
    town.fans("s2", 150).forEach(person -> town.takeUp(person, "s1"));

    town.untoldRound();
    town.round();
    town.round();

    assertThat(town.state.vitals().alarms()).hasSize(1);
    assertThat(alarmAfter(town, round).round()).isEqualTo(round + 1);
  }

  private static void assertMerged(Town town, long one, long other) {
    assertThat(told(town, one, Kind.MERGED).orElseThrow().others()).containsExactly(other);
    assertThat(told(town, other, Kind.MERGED).orElseThrow().others()).containsExactly(one);
    assertThat(town.story(one).hasEnded()).isNotEqualTo(town.story(other).hasEnded());
    assertThat(town.state.clusters()).hasSize(7);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void anInterestThatAppearsIsTold(long seed) {
    Town town = town(seed);
    long round = town.state.round();
    town.subject("new");

    for (int i = 0; i < 8; i++) {
      town.fans("s" + i, 12).forEach(person -> town.takeUp(person, "new"));
    }
    town.arrive("new", 30, "new");
    for (int i = 0; i < WITHIN_ROUNDS; i++) {
      town.quietRound(60);
    }

    assertThat(alarmAfter(town, round).items()).anyMatch(item -> item.startsWith("new-"));
    assertThat(town.story(town.clusterOf("new")).chapters().get(0).kind()).isEqualTo(Kind.BORN);
    assertThat(town.state.clusters()).hasSize(9);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void anInterestThatAppearsDoesNotTakeTheIdOfASmallerOne(long seed) {
    Town town = town(seed);
    List<Long> ids = List.copyOf(town.state.clusters().keySet());
    town.subject("new");
    long host = town.clusterOf("new");

    town.arrive("new", 400, "new");
    for (int i = 0; i < WITHIN_ROUNDS; i++) {
      town.quietRound(60);
    }

    assertThat(town.state.clusters().keySet()).containsAll(ids);
    assertThat(town.clusterOf("new")).isNotEqualTo(host);
    assertThat(town.state.clusters()).hasSize(9);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void atTheLimitTwoClustersMakeRoomForWhatAppears(long seed) {
    Town town =
        new Town(seed, 0.7, new Adaptivity(8, 4, 8, 0.005, 0.025, 0.0075, 0.05, 0.01, 3, 3));
    for (int i = 0; i < 7; i++) {
      town.subject("s" + i);
      town.arrive("p" + i + "-", 150, "s" + i);
    }
    town.subjectNear("twin", "s0", 0.7);
    town.arrive("twin", 150, "twin");
    town.seed();
    town.settle(30);
    assertThat(town.state.clusters()).hasSize(8);
    town.subject("new");

    town.arrive("new", 300, "new");
    for (int i = 0; i < WITHIN_ROUNDS; i++) {
      town.quietRound(60);
    }

    assertThat(town.state.clusters()).hasSize(8);
    assertThat(town.clusterOf("twin")).isEqualTo(town.clusterOf("s0"));
    assertThat(town.story(town.clusterOf("new")).chapters().get(0).kind()).isEqualTo(Kind.BORN);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void aFixedNumberLeavesASeedingWithTwoClustersForOneInterestAndOneForTwo(long seed) {
    Town town = new Town(seed, 0.7, Adaptivity.fixed(8));
    for (int i = 0; i < 8; i++) {
      town.subject("s" + i);
      town.arrive("p" + i + "-", 150, "s" + i);
    }
    town.subjectNear("s0a", "s0", 0.9);
    town.subjectNear("s0b", "s0", 0.9);
    town.subjectBetween("s6 and s7", "s6", "s7");
    town.seedAt(List.of("s0a", "s0b", "s1", "s2", "s3", "s4", "s5", "s6 and s7"));

    town.settle(10);

    assertThat(town.state.clusters()).hasSize(8);
    assertThat(IntStream.range(0, 8).mapToObj(i -> town.clusterOf("s" + i)).collect(toSet()))
        .hasSize(8);
    assertThat(town.state.sizes().values()).allMatch(people -> people == 150);
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 7, 9, 12})
  void aFixedNumberThatIsNotThatOfTheInterestsComesToRestAllTheSame(int k) {
    Town town = new Town(k, 0.7, Adaptivity.fixed(k));
    for (int i = 0; i < 8; i++) {
      town.subject("s" + i);
      town.arrive("p" + i + "-", 150, "s" + i);
    }
    town.seed();
    town.settle(30);
    Set<Long> ids = town.state.clusters().keySet();

    for (int i = 0; i < 200; i++) {
      town.quietRound(60);
    }

    assertThat(town.state.clusters().keySet()).isEqualTo(ids);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void anInterestThatDiesIsTold(long seed) {
    Town town = town(seed);
    long round = town.state.round();
    long cluster = town.clusterOf("s5");

    List<String> fans = town.fans("s5", 150);
    for (int i = 0; i < fans.size(); i++) {
      town.takeUp(fans.get(i), "s" + i % 5);
    }
    for (int i = 0; i < WITHIN_ROUNDS; i++) {
      town.quietRound(60);
    }

    assertThat(alarmAfter(town, round).clusters()).containsExactly(cluster);
    assertThat(told(town, cluster, Kind.RETIRED)).isPresent();
    assertThat(town.state.clusters()).hasSize(7);
  }

  @Test
  void aFixedNumberStaysWhenAClusterEndsSinceTheWorstIsSplit() {
    Town town = new Town(6, 0.7, Adaptivity.fixed(8));
    for (int i = 0; i < 9; i++) {
      town.subject("s" + i);
      town.arrive("p" + i + "-", 150, "s" + i);
    }
    town.seed();
    town.settle(30);
    SortedMap<Long, Long> before = town.state.sizes();
    long crowded = town.clusterOf("s0");
    for (int i = 1; i < 9; i++) {
      long other = town.clusterOf("s" + i);
      crowded = before.getOrDefault(other, 0L) > before.getOrDefault(crowded, 0L) ? other : crowded;
    }
    String doomed =
        IntStream.range(0, 9)
            .mapToObj(i -> "s" + i)
            .filter(subject -> before.getOrDefault(town.clusterOf(subject), 0L) <= 150)
            .findFirst()
            .orElseThrow();
    long ended = town.clusterOf(doomed);

    List<String> fans = town.fans(doomed, 150);
    for (int i = 0; i < fans.size(); i++) {
      String other = "s" + i % 9;
      town.takeUp(fans.get(i), other.equals(doomed) ? "s" + (i + 1) % 9 : other);
    }
    for (int i = 0; i < 8; i++) {
      town.quietRound(60);
    }

    assertThat(town.state.clusters()).hasSize(8).doesNotContainKey(ended);
    assertThat(told(town, ended, Kind.RETIRED)).isPresent();
    assertThat(told(town, crowded, Kind.SPLIT)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 10, 20, 40})
  void twentyInterestsMakeAboutTwentyClustersWhereverTheyBegin(int start) {
    Town town =
        new Town(7, 0.7, new Adaptivity(start, 4, 60, 0.005, 0.025, 0.0075, 0.05, 0.01, 3, 3));
    for (int i = 0; i < 20; i++) {
      town.subject("s" + i);
      town.arrive("p" + i + "-", 100, "s" + i);
    }
    town.seed();

    for (int i = 0; i < 40; i++) {
      town.round();
    }

    assertThat(town.state.clusters().size()).isBetween(15, 30);
  }

  @ParameterizedTest
  @ValueSource(longs = {9, 10})
  void aThousandQuietRoundsChangeNoClusterAndRaiseNoAlarm(long seed) {
    Town town = town(seed);
    Set<Long> ids = town.state.clusters().keySet();
    long moved = town.peopleMoved();

    for (int i = 0; i < 1_000; i++) {
      town.quietRound(60);
    }

    assertThat(town.state.clusters().keySet()).isEqualTo(ids);
    assertThat(town.state.vitals().alarms()).isEmpty();
    assertThat((town.peopleMoved() - moved) / 1_000.0).isLessThan(0.01 * town.population());
  }
}
