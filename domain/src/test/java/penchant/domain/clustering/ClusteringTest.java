package penchant.domain.clustering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import penchant.domain.catalogue.WeightedItem;
import penchant.domain.decay.DecayedSum;
import penchant.domain.vector.Embedding;
import penchant.domain.vector.QuantisedVector;

class ClusteringTest {

  private static final int DIMENSIONS = 16;
  private static final Seeding SEEDING = new Seeding(5, 4, 15, 300, 1.01);

  @Property(tries = 25)
  void manyCohortsGiveTheSameCentroidsAsOne(
      @ForAll long seed, @ForAll @IntRange(min = 2, max = 128) int cohorts) {
    List<Contribution> people = Populations.people(400, 7, DIMENSIONS, 0.8, seed);

    ClusteringState one = clustered(people, 1, SEEDING);
    ClusteringState many = clustered(people, cohorts, SEEDING);

    assertThat(many.clusters()).hasSize(5);
    CohortTable[] tables = filled(people, cohorts);
    Populations.assign(tables, many);
    CohortTable[] whole = filled(people, 1);
    Populations.assign(whole, one);
    var sliced = RoundStep.of(many.centroids(), Populations.totals(tables, DIMENSIONS)).next();
    var together = RoundStep.of(one.centroids(), Populations.totals(whole, DIMENSIONS)).next();
    together.forEach(
        (id, direction) -> assertThat(sliced.get(id)).containsExactly(direction, within(1e-9)));
    assertThat(many.centroids()).isEqualTo(one.centroids());
  }

  @Property(tries = 25)
  void lostDoubledAndReorderedReportsGiveTheSameCentroidsOnceAllHaveBeenSentAgain(
      @ForAll long seed) {
    Random random = new Random(seed);
    List<Contribution> people = Populations.people(300, 6, DIMENSIONS, 0.8, seed);
    List<Contribution> earlier = Populations.people(300, 6, DIMENSIONS, 0.8, seed + 1);
    List<Contribution> newest =
        people.stream().map(person -> after(person, earlier.get(people.indexOf(person)))).toList();
    List<Contribution> rough = new ArrayList<>(earlier);
    rough.addAll(newest);
    rough.addAll(earlier);
    rough.removeIf(report -> random.nextInt(4) == 0);
    Collections.shuffle(rough, random);
    rough.addAll(earlier);
    rough.addAll(newest);
    List<Contribution> clean = new ArrayList<>(earlier);
    clean.addAll(newest);

    ClusteringState healed = clustered(rough, 8, SEEDING);

    assertThat(healed.centroids()).isEqualTo(clustered(clean, 8, SEEDING).centroids());
    assertThat(healed.centroids()).hasSize(5);
  }

  /** What the person reports next, after what it had reported before. */
  private static Contribution after(Contribution next, Contribution before) {
    long from = before.toSequence() + 1;
    return new Contribution(
        next.user(),
        from,
        from + next.deeds().size() - 1,
        next.longVector(),
        next.deeds(),
        next.lastLiked(),
        next.newestMillis());
  }

  @Test
  void theRoundsSettleNearTheBestOfFullRuns() {
    List<Contribution> people = Populations.people(1500, 12, DIMENSIONS, 0.7, 3);
    Seeding sparse = new Seeding(12, 10, 20, 600, 1.01);
    CohortTable[] tables = filled(people, 8);

    ClusteringState state = Populations.cluster(tables, DIMENSIONS, sparse, 20);

    Populations.assign(tables, state);
    double live = RoundStep.of(state.centroids(), Populations.totals(tables, DIMENSIONS)).inertia();
    Seeding full = new Seeding(12, 10, 100, 1500, 1.01);
    ClusteringState best = Populations.cluster(filled(people, 1), DIMENSIONS, full, 50);
    CohortTable[] referee = filled(people, 1);
    Populations.assign(referee, best);
    double reference =
        RoundStep.of(best.centroids(), Populations.totals(referee, DIMENSIONS)).inertia();
    assertThat(live / reference).isLessThan(1.02);
  }

  @Test
  void inertiaFromTotalsIsTheSumOfSquaredDistances() {
    List<Contribution> people = Populations.people(200, 5, DIMENSIONS, 0.6, 4);
    CohortTable[] tables = filled(people, 4);
    ClusteringState state = Populations.cluster(tables, DIMENSIONS, SEEDING, 1);
    Populations.assign(tables, state);

    RoundStep step = RoundStep.of(state.centroids(), Populations.totals(tables, DIMENSIONS));

    Centroids centroids = Centroids.of(1, Mean.NONE, new TreeMap<>(state.centroids()));
    double squares = 0;
    for (Contribution person : people) {
      Embedding vector = person.longVector().orElseThrow().toEmbedding();
      Embedding centroid = Objects.requireNonNull(state.centroids().get(centroids.nearest(vector)));
      squares += 2 - 2 * vector.cosine(centroid);
    }
    assertThat(step.inertiaBefore()).isCloseTo(squares, within(1e-3));
    assertThat(step.inertia()).isLessThanOrEqualTo(step.inertiaBefore());
  }

  @Test
  void everybodyTheSameMakesOneCluster() {
    QuantisedVector same = QuantisedVector.of(Embedding.directionOf(new float[] {1, 2, 3}));
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      samples.add(new Sample(UserHash.of("u" + i, 1), same));
    }

    List<Embedding> found = SEEDING.seed(SEEDING.merge(samples), Mean.NONE, List.of(), 1);

    assertThat(found).hasSize(1);
  }

  @Test
  void twoPeopleMakeTwoClusters() {
    List<Contribution> people = Populations.people(2, 2, DIMENSIONS, 0.1, 5);

    ClusteringState state = clustered(people, 128, SEEDING);

    assertThat(state.clusters()).hasSize(2);
    assertThat(state.clusters().values())
        .allSatisfy(standing -> assertThat(standing.description().size()).isEqualTo(1));
  }

  @Test
  void aClusterThatNobodyStandsInKeepsItsCentroid() {
    Embedding lonely = Populations.direction(DIMENSIONS, new SplittableRandom(6));

    RoundStep step =
        RoundStep.of(
            new TreeMap<>(Map.of(4L, lonely)),
            new PopulationTotals(1, DIMENSIONS, Populations.HALF_LIFE));

    assertThat(step.moved()).isCloseTo(0, within(1e-6));
    assertThat(step.centroid(4).cosine(lonely)).isCloseTo(1, within(1e-6));
  }

  @Test
  void aReseedKeepsTheIdsOfClustersThatStayAndGivesNewOnesToThoseThatCome() {
    ClusteringState before =
        clustered(Populations.people(100, 3, DIMENSIONS, 0.1, 8), 4, new Seeding(3, 4, 15, 300, 1));
    List<Embedding> directions = new ArrayList<>(before.centroids().values());
    Collections.reverse(directions);
    directions.set(1, Populations.direction(DIMENSIONS, new SplittableRandom(99)));

    ClusteringState after =
        before
            .seed(directions, List.of(30L, 30L, 40L), "s", Mean.NONE, 100, 0.7, Populations.AT)
            .applyTo(before);

    assertThat(after.clusters().keySet()).containsExactly(1L, 3L, 4L);
    assertThat(after.centroids().get(1L)).isEqualTo(before.centroids().get(1L));
  }

  @Test
  void standingCentroidsAreKeptWhileTheyAreNearlyAsGoodAsTheBest() {
    List<Contribution> people = Populations.people(300, 5, DIMENSIONS, 0.5, 9);
    CohortTable[] tables = filled(people, 1);
    List<Sample> reservoir = SEEDING.merge(tables[0].sample(1, -1L));
    List<Embedding> first = SEEDING.seed(reservoir, Mean.NONE, List.of(), 1);

    List<Embedding> second = SEEDING.seed(reservoir, Mean.NONE, first, 2);

    for (int i = 0; i < first.size(); i++) {
      assertThat(second.get(i).cosine(first.get(i))).isGreaterThan(0.999);
    }
  }

  @Test
  void theReservoirDoesNotDependOnTheSlicingAndTheThresholdFindsEnough() {
    List<Contribution> people = Populations.people(2000, 5, DIMENSIONS, 0.5, 10);
    long threshold = SEEDING.threshold(2000);
    List<Sample> sliced = new ArrayList<>();
    for (CohortTable table : filled(people, 16)) {
      sliced.addAll(table.sample(3, threshold));
    }

    List<Sample> reservoir = SEEDING.merge(sliced);

    assertThat(sliced.size()).isBetween(300, 500);
    assertThat(reservoir).isEqualTo(SEEDING.merge(filled(people, 1)[0].sample(3, -1L)));
  }

  @Test
  void probabilitiesSumToOneAndTheNearestClusterIsTheLikeliest() {
    ClusteringState state = clustered(Populations.people(300, 5, DIMENSIONS, 0.5, 11), 4, SEEDING);
    ClusterModel model = PublishedModel.of(state, 0.1, new TreeMap<>(), List.of(), Populations.AT);
    Embedding user = Populations.direction(DIMENSIONS, new SplittableRandom(12));

    var shares = model.distribution(user);

    assertThat(shares.values().stream().mapToDouble(d -> d).sum()).isCloseTo(1, within(1e-12));
    long likeliest =
        shares.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
    assertThat(model.nearest(user).map(Cluster::id)).contains(likeliest);
  }

  @Test
  void usersSpreadEvenlyOverTheCohorts() {
    int[] counts = new int[128];
    for (int i = 0; i < 12_800; i++) {
      counts[UserHash.slice(Integer.toString(i), 128)]++;
    }

    Set<Integer> hashes = new HashSet<>();
    for (int count : counts) {
      hashes.add(count);
      assertThat(count).isBetween(60, 145);
    }
    assertThat(UserHash.slice("12347", 128)).isEqualTo(UserHash.slice("12347", 128));
    assertThat(hashes).hasSizeGreaterThan(5);
  }

  @Test
  void aModelFromTheJournalKeepsTheItemsThatTheNodeHas() {
    ClusteringState state = clustered(Populations.people(50, 5, DIMENSIONS, 0.5, 13), 4, SEEDING);
    var items = List.of(new WeightedItem("a", new DecayedSum(1, Populations.START)));
    var byCluster = new TreeMap<>(Map.of(1L, items));
    ClusterModel full = PublishedModel.of(state, 0.1, byCluster, items, Populations.AT);
    ClusterModel bare = PublishedModel.of(state, 0.1, new TreeMap<>(), List.of(), Instant.EPOCH);

    assertThat(bare.withItemsOf(full)).isEqualTo(full);
    assertThat(full.withItemsOf(bare)).isEqualTo(full);
    assertThat(bare.find(1)).map(Cluster::items).isEqualTo(Optional.of(List.of()));
  }

  @Test
  void aFixedNumberOfClustersStaysBitForBitAsItWas() {
    List<Contribution> people = Populations.people(900, 9, DIMENSIONS, 0.7, 21);
    CohortTable[] tables = filled(people, 8);

    ClusteringState state = Populations.cluster(tables, DIMENSIONS, SEEDING, 30);

    assertThat(state.centroids().keySet()).containsExactly(1L, 2L, 3L, 4L, 5L);
    assertThat(state.round()).isEqualTo(3L);
    assertThat(state.centroids().values().stream().map(Embedding::hashCode).toList())
        .containsExactly(523173713, -1391884586, -701564042, -479245796, -373031570);
  }

  private static CohortTable[] filled(List<Contribution> people, int cohorts) {
    CohortTable[] tables = Populations.tables(cohorts, DIMENSIONS);
    people.forEach(person -> Populations.of(tables, person.user()).apply(person));
    return tables;
  }

  private static ClusteringState clustered(
      List<Contribution> people, int cohorts, Seeding seeding) {
    return Populations.cluster(filled(people, cohorts), DIMENSIONS, seeding, 20);
  }
}
