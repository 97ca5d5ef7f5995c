package penchant.infra.serialization;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.File;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.pattern.StatusReply;
import org.apache.pekko.serialization.SerializationExtension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import penchant.actors.clustering.Cohort;
import penchant.actors.clustering.CohortNews;
import penchant.actors.clustering.InteractionsTold;
import penchant.actors.clustering.ModelPart;
import penchant.actors.clustering.NearUsers;
import penchant.actors.clustering.ReportReply;
import penchant.actors.clustering.RowSize;
import penchant.actors.crowd.CrowdKeeper;
import penchant.actors.crowd.LearningTold;
import penchant.actors.user.Direction;
import penchant.actors.user.ListRequest;
import penchant.actors.user.RankedAnswer;
import penchant.actors.user.User;
import penchant.domain.behavior.BehaviorType;
import penchant.domain.catalogue.WeightedItem;
import penchant.domain.clustering.Cluster;
import penchant.domain.clustering.ClusterModel;
import penchant.domain.clustering.CohortChange;
import penchant.domain.clustering.CohortTable;
import penchant.domain.clustering.Contribution;
import penchant.domain.clustering.Counter;
import penchant.domain.clustering.Deed;
import penchant.domain.clustering.Mean;
import penchant.domain.clustering.ModelUpdate;
import penchant.domain.clustering.Neighbour;
import penchant.domain.clustering.VectorSum;
import penchant.domain.clustering.Vitals;
import penchant.domain.clustering.drift.DriftAlarm;
import penchant.domain.decay.DecayedSum;
import penchant.domain.decay.HalfLife;
import penchant.domain.learning.Trial;
import penchant.domain.ranking.CrowdVersion;
import penchant.domain.ranking.Evidence;
import penchant.domain.ranking.Explanation;
import penchant.domain.ranking.RankedItem;
import penchant.domain.ranking.RankedList;
import penchant.domain.ranking.RankingQuery;
import penchant.domain.vector.Embedding;
import penchant.domain.vector.QuantisedVector;

/** Messages between nodes: what goes in comes out, and it fits. */
class WireTest {

  /** Artery drops what is longer. */
  private static final int LONGEST_MESSAGE = 256 * 1024;

  private static final String LONGEST_ID = "😀".repeat(128);
  private static final QuantisedVector VECTOR = QuantisedVector.of(0.01f, new byte[] {100, -3, 7});
  private static final SortedMap<String, Double> PARTS =
      new TreeMap<>(
          Map.of(
              "cluster",
              0.1,
              "context",
              0.0,
              "fresh",
              0.0,
              "interest",
              1.23456789,
              "negative",
              -0.25,
              "popularity",
              0.5,
              "short",
              0.75));

  private static ActorTestKit kit;

  @BeforeAll
  static void start() {
    Config shipped =
        ConfigFactory.parseFile(new File("../config/serialization.conf"))
            .withFallback(ConfigFactory.load())
            .resolve();
    kit = ActorTestKit.create(shipped);
  }

  @AfterAll
  static void stop() {
    kit.shutdownTestKit();
  }

  @Test
  void questionsToAUserArriveAsTheyWereSent() {
    TestProbe<StatusReply<RankedAnswer>> lists = kit.createTestProbe();
    TestProbe<StatusReply<Direction>> directions = kit.createTestProbe();
    RankingQuery query =
        new RankingQuery(
            10,
            20,
            Set.of("news", "music"),
            Set.of(),
            Set.of("a", "b"),
            Optional.of(true),
            true,
            new TreeMap<>(Map.of("season", "winter")),
            Optional.of(Instant.parse("2026-03-01T12:00:00.123Z")));

    assertArrives(
        new User.Recommend(new ListRequest(query, 7, Optional.of("1-2-3-4")), lists.ref()));
    assertArrives(new User.Recommend(ListRequest.of(RankingQuery.top(3)), lists.ref()));
    assertArrives(new User.ReadDirection(directions.ref()));
    assertArrives(new Direction(3, Optional.of(VECTOR)));
    assertArrives(new Direction(0, Optional.empty()));
  }

  @Test
  void questionsToACohortArriveAsTheyWereSent() {
    TestProbe<NearUsers> near = kit.createTestProbe(NearUsers.class);

    assertArrives(new Cohort.FindNear(VECTOR, 10, "ann", near.ref()));
    assertArrives(new NearUsers(127, List.of(new Neighbour("bob", 0.25))));
    assertThat(size(new NearUsers(127, hundredNeighbours()))).isLessThan(LONGEST_MESSAGE);
  }

  @Test
  void whatPeopleDidWithItemsArrivesAsItWasToldAndAPageFits() {
    TestProbe<InteractionsTold> keeper = kit.createTestProbe(InteractionsTold.class);
    CohortTable table = new CohortTable(3, new HalfLife(Duration.ofDays(7)));
    for (int user = 0; user < 3_000; user++) {
      String id = "😀".repeat(120) + user;
      List<Deed> deeds = new ArrayList<>();
      for (int item = 0; item < 4; item++) {
        deeds.add(new Deed(Deed.ofItem("item-" + user + "-" + item), 0.5, 1_700_000_000_000L));
      }
      table.apply(new Contribution(id, 1, 4, Optional.empty(), deeds, Optional.empty(), 0));
    }
    InteractionsTold told =
        new InteractionsTold(
            7, 99, table.interactionsAfter(0, CrowdKeeper.MOST_PAIRS, everybody -> true));

    assertThat(told.page().rows()).hasSizeGreaterThan(100);
    assertArrives(told);
    assertThat(size(told)).isLessThan(LONGEST_MESSAGE);
    assertArrives(new Cohort.TellInteractions(99, 5, 100, 1, -1, keeper.ref()));
  }

  @Test
  void whatCameOfLearningArrivesAsItWasTold() {
    assertArrives(LearningTold.OFF);
    assertArrives(
        new LearningTold(
            LearningTold.Outcome.TAKEN_UP,
            Instant.EPOCH,
            120,
            4_000,
            Optional.of(new Trial(120, 0.2, 0.1, 0.01)),
            0,
            "",
            Optional.empty()));
    assertArrives(
        new LearningTold(
            LearningTold.Outcome.FAILED,
            Instant.EPOCH,
            0,
            0,
            Optional.empty(),
            3,
            "java.lang.IllegalStateException: the journal is away",
            Optional.of(Instant.EPOCH.plusSeconds(60))));
  }

  @Test
  void aListArrivesAsItWasMadeAndTheLongestPieceFits() {
    RankedAnswer gone = new RankedAnswer("ann", 3, "fold", Optional.empty());
    RankedAnswer plain = answer(200, false);
    RankedAnswer explained = answer(15, true);

    assertArrives(gone);
    assertArrives(plain);
    assertArrives(explained);
    assertThat(size(plain)).isLessThan(LONGEST_MESSAGE);
    assertThat(size(explained)).isLessThan(LONGEST_MESSAGE);
  }

  @Test
  void aModelOfTheLongestIdsArrivesInPartsThatFit() {
    List<Cluster> clusters = new ArrayList<>();
    List<Long> lives = new ArrayList<>();
    for (long id = 1; id <= 60; id++) {
      clusters.add(cluster(id, 200));
      lives.add(id);
    }
    clusters.add(cluster(61, 1_000));
    lives.add(61L);
    ModelUpdate update = new ModelUpdate(7, lives, model(clusters, items(500)), false);

    List<ModelPart> parts = ModelPart.of(update);

    assertThat(parts).allSatisfy(part -> assertThat(size(part)).isLessThan(LONGEST_MESSAGE));
    assertThat(ModelPart.whole(parts)).isEqualTo(update);
    assertArrives(parts.get(0));
    assertArrives(parts.get(parts.size() - 1));
  }

  @Test
  void aModelInWhichNothingButItsNumberChangedIsOnePart() {
    ModelUpdate update = new ModelUpdate(7, List.of(1L), model(List.of(), List.of()), true);

    List<ModelPart> parts = ModelPart.of(update);

    assertThat(parts).hasSize(1);
    assertThat(ModelPart.whole(parts)).isEqualTo(update);
  }

  @Test
  void whatChangedInACohortOfTheLongestIdsArrivesInPartsThatFit() {
    List<CohortChange.GroupChange> groups = new ArrayList<>();
    List<Counter> counters = new ArrayList<>();
    for (long from = 0; from < 60; from++) {
      groups.add(group(from, 100));
      for (long to = 0; to < 60; to++) {
        counters.add(new Counter(new Counter.Key(Counter.Kind.MOVED, from, to), List.of(1e9)));
      }
    }
    groups.add(group(60, 2_000));
    CohortChange change = new CohortChange(9, true, 3, 1_000, 5_000, groups, counters);

    List<CohortNews> parts = CohortNews.parts(127, Long.MIN_VALUE, change);

    assertThat(parts).allSatisfy(part -> assertThat(size(part)).isLessThan(LONGEST_MESSAGE));
    CohortChange whole = CohortNews.whole(parts);
    assertThat(whole.counters()).isEqualTo(counters);
    Map<Long, Map<String, DecayedSum>> deeds = new TreeMap<>();
    whole
        .groups()
        .forEach(
            group ->
                deeds
                    .computeIfAbsent(group.cluster(), id -> new TreeMap<>())
                    .putAll(group.deeds()));
    assertThat(deeds).hasSize(61);
    groups.forEach(group -> assertThat(deeds).containsEntry(group.cluster(), group.deeds()));
    assertArrives(parts.get(0));
  }

  @Test
  void theLongestReportFits() {
    TestProbe<ReportReply> replies = kit.createTestProbe(ReportReply.class);
    List<Deed> deeds = new ArrayList<>();
    int bytes = 0;
    while (bytes < Cohort.MOST_REPORT_BYTES && deeds.size() < Cohort.MOST_DEEDS) {
      deeds.add(new Deed(Deed.ofItem(LONGEST_ID), 2.5, Instant.EPOCH.toEpochMilli()));
      bytes += RowSize.ofDeed("u", deeds.get(0));
    }
    Cohort.Report report =
        new Cohort.Report(
            "u",
            1,
            300,
            Optional.of(VECTOR),
            deeds,
            Optional.of(VECTOR),
            Instant.EPOCH,
            replies.ref());

    assertArrives(report);
    assertThat(size(report)).isLessThan(LONGEST_MESSAGE);
  }

  private static ClusterModel model(List<Cluster> clusters, List<WeightedItem> popular) {
    List<DriftAlarm> alarms = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      alarms.add(
          new DriftAlarm(
              i,
              Instant.EPOCH,
              0.3,
              0.2,
              List.of(1L, 2L),
              Collections.nCopies(5, "漢".repeat(64)),
              Collections.nCopies(5, LONGEST_ID)));
    }
    return new ClusterModel(
        9,
        8,
        "space",
        Mean.of(new float[384]),
        0.1,
        clusters,
        popular,
        Instant.EPOCH,
        new Vitals(Optional.empty(), Optional.empty(), alarms));
  }

  private static Cluster cluster(long id, int items) {
    float[] centroid = new float[384];
    centroid[(int) id] = 1;
    return new Cluster(
        id,
        Embedding.ofUnit(centroid),
        1_000,
        "漢".repeat(200),
        Collections.nCopies(8, "漢".repeat(64)),
        items(items),
        Collections.nCopies(5, LONGEST_ID),
        0.5,
        Instant.EPOCH);
  }

  private static List<WeightedItem> items(int count) {
    return Collections.nCopies(
        count, new WeightedItem(LONGEST_ID, new DecayedSum(1.23456789, 1_772_366_400_000L)));
  }

  private static CohortChange.GroupChange group(long cluster, int deeds) {
    double[] sum = new double[384];
    sum[0] = 1.5;
    Map<String, DecayedSum> byKey = new TreeMap<>();
    for (int i = 0; i < deeds; i++) {
      String id = "😀".repeat(124) + String.format(Locale.ROOT, "%04d", i);
      byKey.put(Deed.ofItem(id), new DecayedSum(1.23456789, 1_772_366_400_000L));
    }
    return new CohortChange.GroupChange(cluster, 50, VectorSum.of(sum), byKey);
  }

  private static RankedAnswer answer(int items, boolean explained) {
    List<RankedItem> list = new ArrayList<>();
    for (int i = 0; i < items; i++) {
      list.add(
          new RankedItem(
              LONGEST_ID,
              2.5,
              PARTS,
              List.of("like " + "x".repeat(83) + ", which you put in your basket lately", "new"),
              i == 9 ? Optional.of(0.01) : Optional.empty(),
              explained ? Optional.of(explanation()) : Optional.empty()));
    }
    return new RankedAnswer(
        LONGEST_ID,
        3,
        "fold",
        Optional.of(
            new RankedList(
                "1-2-3-4", Instant.EPOCH, 3, "space", 12, new CrowdVersion(7, 8, 9), list)));
  }

  private static Explanation explanation() {
    List<Evidence> events = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      events.add(
          new Evidence(
              BehaviorType.COMMENT,
              Optional.of(LONGEST_ID),
              "漢".repeat(200),
              Instant.EPOCH,
              0.25,
              new TreeMap<>(Map.of("interest", 0.125, "short", 0.125))));
    }
    return new Explanation(events, PARTS);
  }

  private static List<Neighbour> hundredNeighbours() {
    List<Neighbour> neighbours = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      neighbours.add(new Neighbour(LONGEST_ID, 0.123456789));
    }
    return neighbours;
  }

  private static void assertArrives(Object message) {
    assertThat(kit.serializationTestKit().verifySerialization(message, true)).isEqualTo(message);
  }

  private static int size(Object message) {
    return SerializationExtension.get(Adapter.toClassic(kit.system()))
        .serialize(message)
        .get()
        .length;
  }
}
