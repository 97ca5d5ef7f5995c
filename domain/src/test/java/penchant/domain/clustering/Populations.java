package penchant.domain.clustering;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import penchant.domain.decay.HalfLife;
import penchant.domain.vector.Embedding;
import penchant.domain.vector.QuantisedVector;

/** Made-up people: clouds of vectors around a few directions, each with deeds of their own. */
final class Populations {

  static final HalfLife HALF_LIFE = new HalfLife(Duration.ofDays(14));
  static final long START = 1_700_000_000_000L;

  private Populations() {}

  /** People around {@code directions} directions, noise of length {@code spread}. */
  static List<Contribution> people(
      int people, int directions, int dimensions, double spread, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<float[]> centres = new ArrayList<>();
    for (int j = 0; j < directions; j++) {
      centres.add(direction(dimensions, random).toArray());
    }
    List<Contribution> contributions = new ArrayList<>();
    for (int i = 0; i < people; i++) {
      int topic = i % directions;
      float[] vector = centres.get(topic).clone();
      direction(dimensions, random).addTo(vector, (float) spread);
      List<Deed> deeds = new ArrayList<>();
      for (int d = 0; d < 1 + random.nextInt(3); d++) {
        deeds.add(
            new Deed(
                Deed.ofItem("t" + topic + "-" + random.nextInt(5)),
                1 + random.nextInt(5),
                START + random.nextInt(1_000_000_000)));
      }
      contributions.add(
          new Contribution(
              "user" + i,
              1,
              deeds.size(),
              Optional.of(QuantisedVector.of(Embedding.directionOf(vector))),
              deeds,
              Optional.empty(),
              START));
    }
    return contributions;
  }

  static Embedding direction(int dimensions, SplittableRandom random) {
    float[] components = new float[dimensions];
    for (int i = 0; i < dimensions; i++) {
      components[i] = (float) random.nextGaussian();
    }
    return Embedding.directionOf(components);
  }

  static CohortTable[] tables(int cohorts, int dimensions) {
    CohortTable[] tables = new CohortTable[cohorts];
    for (int i = 0; i < cohorts; i++) {
      tables[i] = new CohortTable(dimensions, HALF_LIFE);
    }
    return tables;
  }

  static CohortTable of(CohortTable[] tables, String user) {
    return tables[UserHash.slice(user, tables.length)];
  }

  static PopulationTotals totals(CohortTable[] tables, int dimensions) {
    PopulationTotals totals = new PopulationTotals(tables.length, dimensions, HALF_LIFE);
    for (int i = 0; i < tables.length; i++) {
      totals.replace(i, tables[i].changesAfter(0));
    }
    return totals;
  }

  /** Seeds, then makes as many rounds as it takes to settle, at most {@code rounds}. */
  static ClusteringState cluster(
      CohortTable[] tables, int dimensions, Seeding seeding, int rounds) {
    List<Sample> samples = new ArrayList<>();
    for (CohortTable table : tables) {
      samples.addAll(table.sample(7, -1L));
    }
    List<Sample> reservoir = seeding.merge(samples);
    List<Embedding> found = seeding.seed(reservoir, Mean.NONE, List.of(), 7);
    List<Long> sizes = seeding.sizes(reservoir, Mean.NONE, found, samples.size());
    ClusteringState state =
        ClusteringState.EMPTY
            .seed(found, sizes, "s", Mean.NONE, samples.size(), 0.7, AT)
            .applyTo(ClusteringState.EMPTY);
    for (int i = 0; i < rounds; i++) {
      assign(tables, state);
      ClusteringRound round =
          ClusteringRound.of(
              state, totals(tables, dimensions), NOTHING_KNOWN, settings(seeding), true, AT);
      state = round.event().applyTo(state);
      if (!round.hasMoved()) {
        break;
      }
    }
    return state;
  }

  static void assign(CohortTable[] tables, ClusteringState state) {
    Centroids centroids =
        Centroids.of(state.centroidRound(), state.mean(), new TreeMap<>(state.centroids()));
    for (CohortTable table : tables) {
      table.assign(centroids);
    }
  }

  static ClusteringSettings settings(Seeding seeding) {
    return new ClusteringSettings(
        seeding,
        Adaptivity.fixed(seeding.k()),
        0.7,
        0.2,
        10_000,
        1e-3,
        0,
        Duration.ofHours(1),
        0.1,
        HALF_LIFE,
        500,
        200,
        8);
  }

  static final Instant AT = Instant.ofEpochMilli(START);

  static final ItemKnowledge NOTHING_KNOWN =
      new ItemKnowledge() {
        @Override
        public Mean mean() {
          return Mean.NONE;
        }

        @Override
        public List<String> terms(String item) {
          return List.of();
        }

        @Override
        public Optional<Embedding> vector(String item) {
          return Optional.empty();
        }
      };
}
