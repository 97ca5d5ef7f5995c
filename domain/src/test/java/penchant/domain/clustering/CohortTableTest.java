package penchant.domain.clustering;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import penchant.domain.decay.DecayedSum;
import penchant.domain.vector.Embedding;
import penchant.domain.vector.QuantisedVector;

class CohortTableTest {

  private static final QuantisedVector EAST = vector(1, 0, 0);
  private static final QuantisedVector NORTH = vector(0, 1, 0);

  private final CohortTable table = new CohortTable(3, Populations.HALF_LIFE);

  private static QuantisedVector vector(float... components) {
    return QuantisedVector.of(Embedding.directionOf(components));
  }

  private static Contribution report(
      String user, long from, long to, QuantisedVector vector, Deed... deeds) {
    return new Contribution(
        user, from, to, Optional.of(vector), List.of(deeds), Optional.empty(), 0);
  }

  private static Deed deed(String item, double weight) {
    return new Deed(Deed.ofItem(item), weight, Populations.START);
  }

  private static Centroids eastAndNorth(long round) {
    return Centroids.of(
        round, Mean.NONE, new TreeMap<>(Map.of(1L, EAST.toEmbedding(), 2L, NORTH.toEmbedding())));
  }

  @Test
  void aReportThatArrivesTwiceCountsOnce() {
    table.apply(report("ann", 1, 2, EAST, deed("a", 5)));

    var again = table.apply(report("ann", 1, 2, NORTH, deed("a", 5)));

    assertThat(again).isEqualTo(CohortTable.Outcome.DUPLICATE);
    assertThat(table.row("ann", Set.of("item:a")).deeds())
        .containsEntry("item:a", new DeedSum(new DecayedSum(5, Populations.START), 5 * 1024));
    assertThat(table.row("ann", Set.of()).longVector()).contains(EAST);
  }

  @Test
  void whatIsLikedIsMeasuredFromWhereThePersonStoodBefore() {
    table.assign(eastAndNorth(1));

    table.apply(liking(NORTH, report("ann", 1, 1, EAST)));
    table.apply(liking(NORTH, report("ann", 2, 3, NORTH)));
    table.apply(liking(NORTH, report("ann", 4, 4, NORTH)));

    assertThat(strays())
        .containsExactly(
            Map.entry(1L, List.of(1.0, 1.0, 1.0)), Map.entry(2L, List.of(1.0, 0.0, 0.0)));
  }

  @Test
  void whatIsNewOrNotTakenOrPointsNowhereStraysFromNothing() {
    table.assign(eastAndNorth(1));
    table.apply(liking(NORTH, report("bob", 1, 1, EAST)));

    table.apply(liking(NORTH, report("bob", 1, 1, EAST)));
    table.apply(liking(NORTH, report("bob", 4, 4, EAST)));
    table.apply(report("bob", 2, 2, EAST, deed("a", -5)));

    assertThat(strays()).isEmpty();
  }

  private static Contribution liking(QuantisedVector last, Contribution report) {
    return new Contribution(
        report.user(),
        report.fromSequence(),
        report.toSequence(),
        report.longVector(),
        report.deeds(),
        Optional.of(last),
        report.newestMillis());
  }

  private SortedMap<Long, List<Double>> strays() {
    SortedMap<Long, List<Double>> strays = new TreeMap<>();
    for (Counter counter : table.changesAfter(0).counters()) {
      if (counter.key().kind() == Counter.Kind.STRAYED) {
        strays.put(
            counter.key().first(),
            counter.sums().stream().map(sum -> Math.round(sum * 1e6) / 1e6).toList());
      }
    }
    return strays;
  }

  @Test
  void aReportThatLeavesAGapChangesNothing() {
    table.apply(report("ann", 1, 2, EAST, deed("a", 5)));

    var ahead = table.apply(report("ann", 4, 5, NORTH, deed("a", 5)));
    var overlapping = table.apply(report("ann", 2, 5, NORTH, deed("a", 5)));
    var withoutFacts = table.apply(report("ann", 6, 5, NORTH));

    assertThat(List.of(ahead, overlapping, withoutFacts)).containsOnly(CohortTable.Outcome.GAP);
    assertThat(table.sequenceOf("ann")).isEqualTo(2);
    assertThat(table.row("ann", Set.of()).longVector()).contains(EAST);
  }

  @Test
  void aRowOfAnotherVectorSpaceIsFilledByAReportWithoutNewFacts() {
    table.restore(
        new CohortRow("ann", 7, Optional.empty(), true, OptionalLong.empty(), new TreeMap<>()));

    assertThat(table.isBehind("ann", 7)).isTrue();
    var outcome = table.apply(report("ann", 8, 7, EAST));

    assertThat(outcome).isEqualTo(CohortTable.Outcome.TAKEN);
    assertThat(table.isBehind("ann", 7)).isFalse();
    assertThat(table.row("ann", Set.of()).longVector()).contains(EAST);
  }

  @Test
  void aVectorOfTheWrongLengthStandsNowhereButItsDeedsCount() {
    table.assign(eastAndNorth(1));

    table.apply(report("ann", 1, 1, vector(1, 0), deed("a", 2)));

    PopulationTotals totals = totals();
    assertThat(totals.population()).isZero();
    assertThat(totals.rows()).isEqualTo(1);
    assertThat(totals.deeds(Centroids.NO_CLUSTER)).containsKey("item:a");
  }

  @Test
  void whatAPersonDidMovesWithThemToTheirNewCluster() {
    table.assign(eastAndNorth(1));
    table.apply(report("ann", 1, 1, EAST, deed("a", 2)));
    PopulationTotals totals = totals();

    table.apply(report("ann", 2, 2, NORTH, deed("b", 3)));
    totals.replace(0, table.changesAfter(totals.versionOf(0)));

    assertThat(totals.members(1)).isZero();
    assertThat(totals.deeds(1)).isEmpty();
    assertThat(totals.sum(1)).isEqualTo(VectorSum.zero(3));
    assertThat(totals.members(2)).isEqualTo(1);
    assertThat(totals.deeds(2)).containsOnlyKeys("item:a", "item:b");
  }

  @Test
  void aTableWithoutRowsTellsThatItHasTakenInTheCentroids() {
    long version = table.changesAfter(0).version();

    table.assign(eastAndNorth(4));

    CohortChange change = table.changesAfter(version);
    assertThat(change.version()).isGreaterThan(version);
    assertThat(change.centroidRound()).isEqualTo(4);
  }

  @Test
  void whileRowsAreAssignedReportsAreTakenAndNothingIsCountedTwice() {
    table.assign(eastAndNorth(1));
    for (int i = 0; i < 10; i++) {
      table.apply(report("u" + i, 1, 1, i % 2 == 0 ? EAST : NORTH));
    }

    table.startAssigning(
        Centroids.of(
            2, Mean.of(new float[] {0, 0.5f, 0}), new TreeMap<>(Map.of(1L, EAST.toEmbedding()))));
    table.assignMore(3);
    assertThat(table.isAssigned()).isFalse();
    table.apply(report("u1", 2, 2, EAST));
    table.apply(report("u8", 2, 2, NORTH));
    table.assignMore(1_000);

    CohortTable fresh = new CohortTable(3, Populations.HALF_LIFE);
    fresh.assign(
        Centroids.of(
            2, Mean.of(new float[] {0, 0.5f, 0}), new TreeMap<>(Map.of(1L, EAST.toEmbedding()))));
    for (int i = 0; i < 10; i++) {
      boolean east = i == 1 || (i % 2 == 0 && i != 8);
      fresh.apply(report("u" + i, 1, i == 1 || i == 8 ? 2 : 1, east ? EAST : NORTH));
    }
    assertThat(table.isAssigned()).isTrue();
    assertThat(contents(table)).isEqualTo(contents(fresh));
  }

  @Test
  void somebodyHalfWayBetweenTwoCentroidsDoesNotGoToAndFro() {
    CohortTable sticky = new CohortTable(3, Populations.HALF_LIFE, 0.02);
    sticky.assign(eastAndNorth(1));
    for (int i = 1; i <= 20; i++) {
      float lean = i % 2 == 0 ? 0.01f : -0.01f;
      sticky.apply(report("ann", i, i, vector(1 + lean, 1 - lean, 0)));
    }

    Map<Long, Double> moves = moves(sticky);
    sticky.apply(report("ann", 21, 21, vector(0.5f, 1, 0)));

    assertThat(moves.values()).containsExactly(1.0);
    assertThat(sticky.row("ann", Set.of()).cluster()).hasValue(2);
  }

  private static Map<Long, Double> moves(CohortTable table) {
    Map<Long, Double> moves = new HashMap<>();
    for (Counter counter : table.changesAfter(0).counters()) {
      if (counter.key().kind() == Counter.Kind.MOVED) {
        moves.merge(counter.key().second(), counter.sums().get(0), Double::sum);
      }
    }
    return moves;
  }

  @Test
  void rowsReadBackAreNoMoves() {
    table.restore(
        new CohortRow("ann", 3, Optional.of(EAST), false, OptionalLong.of(2), new TreeMap<>()));
    table.assign(eastAndNorth(7));
    assertThat(moves(table)).isEmpty();

    table.apply(report("ann", 4, 4, NORTH));

    assertThat(moves(table)).containsExactly(Map.entry(2L, 1.0));
  }

  @Test
  void onlyWhatChangedIsToldAndAnOldQuestionIsAnsweredWhole() {
    table.assign(eastAndNorth(1));
    table.apply(report("ann", 1, 1, EAST, deed("a", 2)));
    table.apply(report("bob", 1, 1, NORTH, deed("b", 2)));
    long first = table.changesAfter(0).version();

    table.apply(report("ann", 2, 2, EAST, deed("c", 2)));
    CohortChange change = table.changesAfter(first);
    table.apply(report("ann", 3, 3, EAST, deed("d", 2)));
    CohortChange next = table.changesAfter(change.version());
    CohortChange late = table.changesAfter(first);

    assertThat(change.groups()).hasSize(1);
    assertThat(change.groups().get(0).deeds()).containsOnlyKeys("item:c");
    assertThat(next.groups().get(0).deeds()).containsOnlyKeys("item:d");
    assertThat(late.whole()).isTrue();
    assertThat(table.changesAfter(next.version()).groups()).isEmpty();
  }

  @Test
  void rowsReadBackGiveTheSameTotals() {
    List<Contribution> people = Populations.people(50, 4, 3, 0.3, 1);
    people.forEach(table::apply);
    table.assign(eastAndNorth(5));
    CohortTable copy = new CohortTable(3, Populations.HALF_LIFE);

    for (Contribution person : people) {
      List<String> keys = person.deeds().stream().map(Deed::key).toList();
      copy.restore(table.row(person.user(), keys));
    }
    copy.assign(eastAndNorth(5));

    assertThat(contents(copy)).isEqualTo(contents(table));
  }

  @Property(tries = 60)
  void lostDoubledAndReorderedReportsHealToTheTotalsOfTheCleanRun(@ForAll long seed) {
    Random random = new Random(seed);
    List<Contribution> history = history(random);
    CohortTable clean = new CohortTable(3, Populations.HALF_LIFE);
    clean.assign(eastAndNorth(1));
    history.forEach(clean::apply);

    CohortTable rough = new CohortTable(3, Populations.HALF_LIFE);
    rough.assign(eastAndNorth(1));
    PopulationTotals seen = new PopulationTotals(1, 3, Populations.HALF_LIFE);
    List<Contribution> mixed = new ArrayList<>(history);
    history.stream().filter(report -> random.nextInt(3) == 0).forEach(mixed::add);
    mixed.removeIf(report -> random.nextInt(4) == 0);
    Collections.shuffle(mixed, random);
    for (Contribution report : mixed) {
      rough.apply(report);
      if (random.nextBoolean()) {
        CohortChange change = rough.changesAfter(seen.versionOf(0));
        if (random.nextBoolean()) {
          seen.replace(0, change);
          seen.replace(0, change);
        }
      }
    }
    history.forEach(rough::apply);
    seen.replace(0, rough.changesAfter(seen.versionOf(0)));

    assertThat(contents(rough)).isEqualTo(contents(clean));
    assertThat(contents(seen)).isEqualTo(contents(clean));
  }

  private static List<Contribution> history(Random random) {
    List<Contribution> history = new ArrayList<>();
    Map<String, Long> sequences = new HashMap<>();
    for (int i = 0; i < 40; i++) {
      String user = "u" + random.nextInt(6);
      long from = sequences.getOrDefault(user, 0L) + 1;
      long to = from + random.nextInt(3);
      sequences.put(user, to);
      history.add(
          report(
              user,
              from,
              to,
              vector(random.nextFloat() + 0.01f, random.nextFloat() - 0.5f, random.nextFloat()),
              deed("i" + random.nextInt(5), random.nextInt(7) - 2)));
    }
    return history;
  }

  private PopulationTotals totals() {
    PopulationTotals totals = new PopulationTotals(1, 3, Populations.HALF_LIFE);
    totals.replace(0, table.changesAfter(0));
    return totals;
  }

  private static Map<Long, List<Object>> contents(CohortTable table) {
    PopulationTotals totals = new PopulationTotals(1, 3, Populations.HALF_LIFE);
    totals.replace(0, table.changesAfter(0));
    return contents(totals);
  }

  private static Map<Long, List<Object>> contents(PopulationTotals totals) {
    Map<Long, List<Object>> contents = new TreeMap<>();
    for (long id : totals.groups()) {
      Map<String, DecayedSum> deeds = totals.deeds(id);
      if (totals.members(id) > 0 || !deeds.isEmpty()) {
        contents.put(id, List.of(totals.members(id), totals.sum(id), deeds));
      }
    }
    return contents;
  }
}
