package penchant.infra.serialization;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.NotSerializableException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import penchant.domain.clustering.ClusteringEvent.Centroid;
import penchant.domain.clustering.ClusteringEvent.ClustersSeeded;
import penchant.domain.clustering.ClusteringEvent.Description;
import penchant.domain.clustering.ClusteringEvent.RoundHeld;
import penchant.domain.clustering.ClusteringEvent.RoundPublished;
import penchant.domain.clustering.ClusteringState;
import penchant.domain.clustering.Mean;
import penchant.domain.clustering.RoundFact.ClusterBorn;
import penchant.domain.clustering.RoundFact.ClusterDescribed;
import penchant.domain.clustering.RoundFact.ClusterMerged;
import penchant.domain.clustering.RoundFact.ClusterMoved;
import penchant.domain.clustering.RoundFact.ClusterRetired;
import penchant.domain.clustering.RoundFact.ClusterSplit;
import penchant.domain.clustering.RoundFact.ClustersAudited;
import penchant.domain.clustering.RoundFact.DriftDetected;
import penchant.domain.clustering.RoundFact.PeopleMoved;
import penchant.domain.clustering.RoundFact.ThetaFitted;
import penchant.domain.clustering.Vitals;
import penchant.domain.clustering.audit.AuditFigures;
import penchant.domain.clustering.drift.DriftAlarm;
import penchant.domain.clustering.lineage.Lineage;
import penchant.domain.clustering.lineage.Move;
import penchant.domain.clustering.theta.ThetaFit;
import penchant.domain.vector.Embedding;

/** What the coordinator keeps: what older versions wrote is read, and nothing gets lost. */
class ClusteringSerializerTest {

  private static final Instant AT = Instant.ofEpochMilli(1_700_000_000_000L);
  private static final Embedding EAST = Embedding.directionOf(new float[] {1, 2, 3, 4});
  private static final Embedding NORTH = Embedding.directionOf(new float[] {-1, 0.5f, 2, 0});
  private static final Embedding NORTH_BY_EAST =
      Embedding.directionOf(new float[] {-1, 0.25f, 2, 0.125f});
  private static final Description GARDEN =
      new Description(1, 7, 0.8125, "garden, spade", List.of("garden", "spade"), List.of());
  private static final Description TEA =
      new Description(2, 5, 0.75, "tea, cup", List.of("tea", "cup"), List.of());

  private static final ClustersSeeded SEEDED = seeded(List.of());
  private static final RoundPublished PUBLISHED =
      new RoundPublished(
          4, AT.plusSeconds(2), List.of(new Centroid(2, NORTH_BY_EAST, AT)), List.of(GARDEN, TEA));
  private static final RoundHeld HELD =
      new RoundHeld(
          5,
          AT.plusSeconds(4),
          List.of(
              new PeopleMoved(new TreeMap<>(Map.of(new Move(-1, 1), 3L, new Move(1, 2), 2L))),
              new ClusterMoved(new Centroid(1, NORTH, AT), 0.25),
              new ClusterSplit(
                  new Centroid(1, EAST, AT), new Centroid(3, NORTH, AT.plusSeconds(4)), 4, 3),
              new ClusterBorn(
                  new Centroid(4, NORTH_BY_EAST, AT.plusSeconds(4)),
                  2,
                  2,
                  new TreeMap<>(Map.of(-1L, 1L, 1L, 1L))),
              new ClusterMerged(new Centroid(1, EAST, AT), 3, 7),
              new ClusterRetired(4, 1),
              new ClusterDescribed(GARDEN)));

  private static final RoundHeld OBSERVED =
      new RoundHeld(
          6,
          AT.plusSeconds(6),
          List.of(
              new DriftDetected(
                  new DriftAlarm(
                      6,
                      AT.plusSeconds(6),
                      0.5,
                      0.25,
                      List.of(2L, 1L),
                      List.of("padel", "racket"),
                      List.of("item-7"))),
              new ThetaFitted(new ThetaFit(0.125, 6.5, 0.03125, 812)),
              new ClustersAudited(
                  new AuditFigures(AT.plusSeconds(6), 4000, 2, 1.015625, 0.875, 0.9375, true))));

  private final JournalSerializer serializer = new JournalSerializer();

  private static ClustersSeeded seeded(List<Description> descriptions) {
    return new ClustersSeeded(
        3,
        AT,
        "test",
        Mean.of(new float[] {0.1f, -0.2f, 0.3f, 0}),
        12,
        List.of(new Centroid(1, EAST, AT), new Centroid(2, NORTH, AT)),
        descriptions);
  }

  @Test
  void eventsOfTheFirstVersionStillReadAndFold() throws Exception {
    GoldenFiles.assertReadsAndWrites("clusters-seeded.k1.hex", SEEDED);
    GoldenFiles.assertReadsAndWrites("round-published.k2.hex", PUBLISHED);
    ClusteringState state = PUBLISHED.applyTo(SEEDED.applyTo(ClusteringState.EMPTY));

    assertThat(state.round()).isEqualTo(4);
    assertThat(state.centroids().get(2L)).isEqualTo(NORTH_BY_EAST);
    assertThat(state.lineage().stories()).containsOnlyKeys(1L, 2L);
    assertThat(state.lineage().of(1).orElseThrow().label()).isEqualTo("garden, spade");
  }

  @Test
  void aSnapshotOfTheFirstVersionStillReadsWithNothingRemembered() throws Exception {
    ClusteringState now = PUBLISHED.applyTo(SEEDED.applyTo(ClusteringState.EMPTY));
    TreeMap<Long, ClusteringState.Standing> standing = new TreeMap<>();
    now.clusters()
        .forEach(
            (id, one) ->
                standing.put(
                    id, new ClusteringState.Standing(one.centroid(), one.description(), 0)));

    GoldenFiles.assertReads(
        "clustering-state.k3.hex",
        new ClusteringState(
            4, 4, now.at(), "test", now.mean(), 12, 3, standing, Lineage.NONE, Vitals.NONE));
  }

  @Test
  void aRoundStaysAsItIsWritten() throws Exception {
    GoldenFiles.assertReadsAndWrites("round-held.k4.hex", HELD);
    GoldenFiles.assertReadsAndWrites(
        "clusters-seeded.described.k1.hex", seeded(List.of(GARDEN, TEA)));
  }

  @Test
  void aStateReadsBackWithTheStoriesOfAllItsClusters() throws Exception {
    ClusteringState state = HELD.applyTo(PUBLISHED.applyTo(SEEDED.applyTo(ClusteringState.EMPTY)));
    assertThat(state.clusters()).containsOnlyKeys(1L, 2L);
    assertThat(state.lineage().stories()).containsOnlyKeys(1L, 2L, 3L, 4L);

    assertThat(readBack(state)).isEqualTo(state);
    GoldenFiles.assertReadsAndWrites("clustering-state.lineage.k3.hex", state);
  }

  @Test
  void whatWasObservedOfTheClustersStaysAsItIsWritten() throws Exception {
    ClusteringState state = OBSERVED.applyTo(SEEDED.applyTo(ClusteringState.EMPTY));

    assertThat(readBack(state)).isEqualTo(state);
    assertThat(state.vitals().theta().orElseThrow().temperature()).isEqualTo(0.125);
    assertThat(state.vitals().audit().orElseThrow().adopted()).isTrue();
    assertThat(state.vitals().alarms()).hasSize(1);
    GoldenFiles.assertReadsAndWrites("round-held.observed.k4.hex", OBSERVED);
    GoldenFiles.assertReadsAndWrites("clustering-state.vitals.k3.hex", state);
  }

  private Object readBack(Object stored) throws NotSerializableException {
    return serializer.fromBinary(serializer.toBinary(stored), serializer.manifest(stored));
  }
}
