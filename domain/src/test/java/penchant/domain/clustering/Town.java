package penchant.domain.clustering;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import penchant.domain.clustering.ClusteringEvent.RoundHeld;
import penchant.domain.clustering.RoundFact.PeopleMoved;
import penchant.domain.clustering.lineage.Story;
import penchant.domain.vector.Embedding;
import penchant.domain.vector.QuantisedVector;

/**
 * A made-up population whose interests are known, and the clustering that follows it: cohorts,
 * totals, rounds. Everything is drawn from one seed.
 */
final class Town {

  static final int DIMENSIONS = 32;
  private static final int COHORTS = 4;

  private final SplittableRandom random;
  private final SplittableRandom randomOfEvents;
  private final double spread;
  private final ClusteringSettings settings;
  private final CohortTable[] tables = new CohortTable[COHORTS];
  private final PopulationTotals totals =
      new PopulationTotals(COHORTS, DIMENSIONS, Populations.HALF_LIFE);
  private final RoundMemory memory = new RoundMemory(new Effort());
  private final SortedMap<String, Embedding> people = new TreeMap<>();
  private final SortedMap<String, String> interests = new TreeMap<>();
  private final SortedMap<String, Long> sequences = new TreeMap<>();
  private final SortedMap<String, Embedding> subjects = new TreeMap<>();
  final List<RoundHeld> rounds = new ArrayList<>();
  ClusteringState state = ClusteringState.EMPTY;
  private Instant clock = Populations.AT;

  Town(long seed, double spread, Adaptivity adaptivity) {
    this.random = new SplittableRandom(seed);
    this.randomOfEvents = new SplittableRandom(~seed);
    this.spread = spread;
    this.settings =
        new ClusteringSettings(
            new Seeding(adaptivity.start(), 3, 15, 2_000, 1.02),
            adaptivity,
            0.7,
            0.2,
            0,
            1e-3,
            0.01,
            Duration.ofHours(1),
            0.1,
            Populations.HALF_LIFE,
            50,
            50,
            8);
    for (int i = 0; i < COHORTS; i++) {
      tables[i] = new CohortTable(DIMENSIONS, Populations.HALF_LIFE, settings.stickiness());
    }
  }

  /** A subject somewhere, far from most others. */
  void subject(String name) {
    subjects.put(name, Populations.direction(DIMENSIONS, random));
  }

  /** A subject at that cosine from another. */
  void subjectNear(String name, String other, double cosine) {
    float[] direction = new float[DIMENSIONS];
    Embedding near = subjectOf(other);
    Embedding away = Populations.direction(DIMENSIONS, random);
    double along = away.cosine(near);
    double length = Math.sqrt(1 - along * along);
    double sine = Math.sqrt(1 - cosine * cosine);
    near.addTo(direction, (float) (cosine - sine * along / length));
    away.addTo(direction, (float) (sine / length));
    subjects.put(name, Embedding.directionOf(direction));
  }

  /** A subject half-way between two others. */
  void subjectBetween(String name, String one, String other) {
    float[] direction = subjectOf(one).toArray();
    subjectOf(other).addTo(direction, 1);
    subjects.put(name, Embedding.directionOf(direction));
  }

  private Embedding subjectOf(String name) {
    return Objects.requireNonNull(subjects.get(name), name);
  }

  /** New people with that interest; their ids begin with {@code prefix}. */
  List<String> arrive(String prefix, int count, String interest) {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      ids.add(prefix + i);
      takeUp(prefix + i, interest);
    }
    return ids;
  }

  /** As far away from the subject as items and texts are: farther than people. */
  private Embedding somethingOf(String interest) {
    float[] vector = subjectOf(interest).toArray();
    Populations.direction(DIMENSIONS, randomOfEvents).addTo(vector, (float) (1.5 * spread));
    return Embedding.directionOf(vector);
  }

  /** The person is from now on where that interest is, and says so. */
  void takeUp(String person, String interest) {
    float[] vector = subjectOf(interest).toArray();
    Populations.direction(DIMENSIONS, random).addTo(vector, (float) spread);
    people.put(person, Embedding.directionOf(vector));
    interests.put(person, interest);
    report(person, interest);
  }

  /** The person does something of that interest, and stays where it is all the same. */
  void does(String person, String interest) {
    report(person, interest);
  }

  /** The first so many people of an interest. */
  List<String> fans(String interest, int most) {
    return interests.entrySet().stream()
        .filter(entry -> entry.getValue().equals(interest))
        .limit(most)
        .map(java.util.Map.Entry::getKey)
        .toList();
  }

  /** A round in which nothing happens but that some people do what they always do. */
  void quietRound(int active) {
    List<String> all = List.copyOf(people.keySet());
    for (int i = 0; i < active; i++) {
      String person = all.get(random.nextInt(all.size()));
      float[] vector = Objects.requireNonNull(people.get(person)).toArray();
      Populations.direction(DIMENSIONS, random).addTo(vector, (float) (spread * 0.1));
      subjectOf(Objects.requireNonNull(interests.get(person)))
          .addTo(vector, (float) (0.005 * spread * spread));
      people.put(person, Embedding.directionOf(vector));
      report(person, Objects.requireNonNull(interests.get(person)));
    }
    round();
  }

  /** The person does something that has to do with that interest. */
  private void report(String person, String interest) {
    long sequence = sequences.merge(person, 1L, Long::sum);
    clock = clock.plusMillis(10);
    Populations.of(tables, person)
        .apply(
            new Contribution(
                person,
                sequence,
                sequence,
                Optional.of(QuantisedVector.of(Objects.requireNonNull(people.get(person)))),
                List.of(
                    new Deed(
                        Deed.ofItem(interest + "-" + random.nextInt(5)), 1, clock.toEpochMilli())),
                Optional.of(QuantisedVector.of(somethingOf(interest))),
                clock.toEpochMilli()));
  }

  /** Finds clusters for a population that has none. */
  void seed() {
    poll();
    Seeding seeding = settings.seeding().withK(settings.adaptivity().startFor(people.size()));
    seed(seeding.seed(reservoir(), Mean.NONE, List.of(), 1));
  }

  /** Begins with a cluster at each of these interests. */
  void seedAt(List<String> names) {
    poll();
    seed(names.stream().map(this::subjectOf).toList());
  }

  private void seed(List<Embedding> found) {
    List<Long> sizes = settings.seeding().sizes(reservoir(), Mean.NONE, found, people.size());
    state = state.seed(found, sizes, "s", Mean.NONE, people.size(), 0.7, clock).applyTo(state);
    Populations.assign(tables, state);
    poll();
  }

  private List<Sample> reservoir() {
    List<Sample> all = new ArrayList<>();
    for (CohortTable table : tables) {
      all.addAll(table.sample(state.round() + 1, -1L));
    }
    return settings.seeding().merge(all);
  }

  private void poll() {
    for (int i = 0; i < COHORTS; i++) {
      tables[i].inRound(state.round());
      CohortChange change = tables[i].changesAfter(totals.versionOf(i));
      totals.replace(i, change);
      memory.take(i, 1, change);
    }
  }

  /** A round that is computed and not told: its centroids would move too far without a sample. */
  void untoldRound() {
    poll();
    ClusteringRound.of(
        state, totals, memory, List.of(), Populations.NOTHING_KNOWN, settings, true, clock);
  }

  void round() {
    poll();
    ClusteringRound round =
        ClusteringRound.of(
            state, totals, memory, reservoir(), Populations.NOTHING_KNOWN, settings, true, clock);
    if (round.isNews()) {
      rounds.add(round.event());
      memory.told();
      state = round.event().applyTo(state);
    }
    if (round.hasMoved()) {
      Populations.assign(tables, state);
      poll();
    }
  }

  /** Rounds until nothing moves, at most so many. */
  void settle(int most) {
    for (int i = 0; i < most; i++) {
      long before = state.centroidRound();
      round();
      if (state.centroidRound() == before) {
        return;
      }
    }
  }

  /** The cluster whose centroid is nearest to where that interest is. */
  long clusterOf(String interest) {
    return Centroids.of(1, Mean.NONE, state.centroids()).nearest(subjectOf(interest));
  }

  Story story(long cluster) {
    return state.lineage().of(cluster).orElseThrow();
  }

  /** How many people went from one cluster to another, ever. */
  long peopleMoved() {
    return rounds.stream()
        .flatMap(round -> round.facts().stream())
        .filter(PeopleMoved.class::isInstance)
        .flatMap(fact -> ((PeopleMoved) fact).moves().values().stream())
        .mapToLong(Long::longValue)
        .sum();
  }

  long population() {
    return people.size();
  }

  double inertia() {
    return RoundStep.of(state.centroids(), totals).inertia();
  }

  PopulationTotals totals() {
    return totals;
  }
}
