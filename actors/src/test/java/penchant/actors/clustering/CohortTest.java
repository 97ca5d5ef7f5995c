package penchant.actors.clustering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.apache.pekko.Done;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.FishingOutcomes;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import penchant.domain.clustering.Cluster;
import penchant.domain.clustering.ClusterModel;
import penchant.domain.clustering.CohortChange;
import penchant.domain.clustering.CohortRow;
import penchant.domain.clustering.CohortTable;
import penchant.domain.clustering.Deed;
import penchant.domain.clustering.DeedSum;
import penchant.domain.clustering.Mean;
import penchant.domain.clustering.Neighbour;
import penchant.domain.decay.DecayedSum;
import penchant.domain.decay.HalfLife;
import penchant.domain.vector.Embedding;
import penchant.domain.vector.QuantisedVector;

class CohortTest {

  private static final HalfLife WEEK = new HalfLife(Duration.ofDays(7));
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private final ActorTestKit kit =
      ActorTestKit.create(ManualTime.config().withFallback(ConfigFactory.load()));
  private final ManualTime time = ManualTime.get(kit.system());
  private final RowsInMemory rows = new RowsInMemory();
  private volatile ClusterModel model = ClusterModel.EMPTY;
  private final List<String> woken = new CopyOnWriteArrayList<>();
  private final TestProbe<ReportReply> replies = kit.createTestProbe(ReportReply.class);
  private final TestProbe<CohortNews> news = kit.createTestProbe(CohortNews.class);

  @AfterEach
  void stop() {
    kit.shutdownTestKit();
  }

  @Test
  void aReportIsAcknowledgedOnceItsRowIsWritten() {
    ActorRef<Cohort.Command> cohort = start(1);

    cohort.tell(report("ann", 1, 2, "item:spade"));
    replies.expectNoMessage(Duration.ofMillis(50));
    assertThat(rows.isEmpty()).isTrue();
    time.timePasses(Duration.ofSeconds(1));

    replies.expectMessage(new ReportReply.Acknowledged(2));
    assertThat(rows.row("ann").sequence()).isEqualTo(2);
  }

  @Test
  void aReportThatArrivesTwiceCountsOnce() {
    ActorRef<Cohort.Command> cohort = start(1);

    cohort.tell(report("ann", 1, 2, "item:spade"));
    cohort.tell(report("ann", 1, 2, "item:spade"));
    time.timePasses(Duration.ofSeconds(1));

    replies.expectMessage(new ReportReply.Acknowledged(2));
    replies.expectMessage(new ReportReply.Acknowledged(2));
    assertThat(rows.row("ann").deeds())
        .containsEntry("item:spade", new DeedSum(new DecayedSum(5, NOON.toEpochMilli()), 5 * 1024));
  }

  @Test
  void aReportAfterALostOneIsAnsweredWithTheGap() {
    ActorRef<Cohort.Command> cohort = start(1);

    cohort.tell(report("ann", 4, 6, "item:spade"));

    replies.expectMessage(new ReportReply.Gap(0));
    assertThat(rows.isEmpty()).isTrue();
  }

  @Test
  void onlyWhatIsWrittenIsAcknowledged() {
    ActorRef<Cohort.Command> cohort = start(1);
    rows.writable = new CompletableFuture<>();
    cohort.tell(report("ann", 1, 10, "item:spade"));
    awaitTaken(cohort);
    time.timePasses(Duration.ofSeconds(1));
    awaitTaken(cohort);

    cohort.tell(report("ann", 1, 11, "item:spade"));
    replies.expectMessage(new ReportReply.Gap(10));
    cohort.tell(report("ann", 11, 11, "item:rake"));
    cohort.tell(report("ann", 11, 10));
    awaitTaken(cohort);
    rows.writable.complete(Done.getInstance());

    replies.expectMessage(new ReportReply.Acknowledged(10));
    replies.expectMessage(new ReportReply.Acknowledged(10));
    replies.expectNoMessage(Duration.ofMillis(50));
    time.timePasses(Duration.ofSeconds(1));
    replies.expectMessage(new ReportReply.Acknowledged(11));
    assertThat(rows.row("ann").deeds()).containsOnlyKeys("item:spade", "item:rake");
  }

  @Test
  void whileTheTableIsAwayNothingIsAcknowledgedAndNothingIsLost() {
    ActorRef<Cohort.Command> cohort = start(1);
    rows.isBroken = true;

    cohort.tell(report("ann", 1, 1, "item:spade"));
    cohort.tell(report("bob", 1, 2, "item:spade"));
    awaitTaken(cohort);
    for (int second = 0; second < 4; second++) {
      time.timePasses(Duration.ofSeconds(1));
      cohort.tell(report("ann", second + 2, second + 2, "item:spade", "item:rake" + second));
      awaitTaken(cohort);
    }
    replies.expectNoMessage(Duration.ofMillis(50));
    rows.isBroken = false;
    time.timePasses(Duration.ofSeconds(1));
    awaitTaken(cohort);
    time.timePasses(Duration.ofSeconds(1));

    assertThat(replies.receiveSeveralMessages(6))
        .containsExactly(
            new ReportReply.Acknowledged(1),
            new ReportReply.Acknowledged(2),
            new ReportReply.Acknowledged(5),
            new ReportReply.Acknowledged(5),
            new ReportReply.Acknowledged(5),
            new ReportReply.Acknowledged(5));
    assertThat(rows.row("ann").sequence()).isEqualTo(5);
    assertThat(rows.row("ann").deeds())
        .containsOnlyKeys("item:spade", "item:rake0", "item:rake1", "item:rake2", "item:rake3")
        .containsEntry(
            "item:spade", new DeedSum(new DecayedSum(25, NOON.toEpochMilli()), 25 * 1024));
    assertThat(rows.row("bob").sequence()).isEqualTo(2);
  }

  @Test
  void whatGathersWhileTheTableIsAwayIsWrittenInPiecesThatItTakes() {
    ActorRef<Cohort.Command> cohort = start(1);
    rows.isBroken = true;

    for (int i = 0; i < 20; i++) {
      String item = "item:" + i + "漢".repeat(50);
      cohort.tell(report("user" + i, 1, 1, item + "a", item + "b", item + "c"));
    }
    for (int second = 0; second < 5; second++) {
      awaitTaken(cohort);
      time.timePasses(Duration.ofSeconds(1));
    }
    awaitTaken(cohort);
    rows.isBroken = false;
    replies.awaitAssert(
        () -> {
          time.timePasses(Duration.ofSeconds(1));
          awaitTaken(cohort);
          for (int i = 0; i < 20; i++) {
            assertThat(rows.row("user" + i).deeds()).hasSize(3);
          }
          return true;
        });

    assertThat(replies.receiveSeveralMessages(20)).containsOnly(new ReportReply.Acknowledged(1));
    assertThat(rows.writes).hasSizeGreaterThan(8).allMatch(size -> size <= rows.mostBytes());
  }

  @Test
  void aReportThatIsTooLargeForOneWriteGoesAlone() {
    ActorRef<Cohort.Command> cohort = start(1);

    cohort.tell(report("ann", 1, 1, "item:" + "x".repeat(rows.mostBytes())));
    cohort.tell(report("bob", 1, 1, "item:spade"));
    awaitTaken(cohort);
    time.timePasses(Duration.ofSeconds(1));
    awaitTaken(cohort);
    time.timePasses(Duration.ofSeconds(1));

    replies.expectMessage(new ReportReply.Acknowledged(1));
    replies.expectMessage(new ReportReply.Acknowledged(1));
    assertThat(rows.writes).hasSize(2);
  }

  @Test
  void howFarJournalsReachIsJudgedOnceTheRowsAreThere() {
    ActorRef<Cohort.Command> first = start(1);
    first.tell(report("ann", 1, 3, "item:spade"));
    awaitTaken(first);
    time.timePasses(Duration.ofSeconds(1));
    replies.expectMessage(new ReportReply.Acknowledged(3));
    kit.stop(first);
    rows.readable = new CompletableFuture<>();

    ActorRef<Cohort.Command> second = spawn(2);
    second.tell(
        new Cohort.Heads(
            List.of(
                new Cohort.Head("ann", 3), new Cohort.Head("bob", 2), new Cohort.Head("cid", 1))));
    second.tell(new Cohort.Heads(List.of(new Cohort.Head("bob", 1))));
    rows.readable.complete(Done.getInstance());
    awaitTaken(second);

    assertThat(woken).containsExactlyInAnyOrder("bob", "cid");
  }

  @Test
  void aCohortThatStartsAgainTellsTheCoordinatorEverything() {
    ActorRef<Cohort.Command> first = start(1);
    first.tell(report("ann", 1, 1, "item:spade"));
    time.timePasses(Duration.ofSeconds(1));
    replies.expectMessage(new ReportReply.Acknowledged(1));
    kit.stop(first);

    ActorRef<Cohort.Command> second = start(2);
    second.tell(new Cohort.Poll(1, 5, news.ref()));

    CohortNews said = news.receiveMessage();
    assertThat(said.incarnation()).isEqualTo(2);
    assertThat(said.change().whole()).isTrue();
    assertThat(said.change().rows()).isEqualTo(1);
  }

  @Test
  void whoIsNearToSomebodyIsFoundInTheCohort() {
    ActorRef<Cohort.Command> cohort = start(1);
    cohort.tell(report("ann", 1, 1, "item:spade"));
    cohort.tell(report("bob", 1, 1, "item:spade"));
    TestProbe<NearUsers> near = kit.createTestProbe(NearUsers.class);

    cohort.tell(
        new Cohort.FindNear(QuantisedVector.of(0.01f, new byte[] {100, 3}), 5, "ann", near.ref()));

    NearUsers found = near.receiveMessage();
    assertThat(found.cohort()).isEqualTo(7);
    assertThat(found.users()).extracting(Neighbour::user).containsExactly("bob");
    assertThat(found.users().get(0).score()).isGreaterThan(0.999);
  }

  @Test
  void whoIsAheadOfItsRowIsWoken() {
    ActorRef<Cohort.Command> cohort = start(1);
    cohort.tell(report("ann", 1, 3, "item:spade"));
    time.timePasses(Duration.ofSeconds(1));
    replies.expectMessage(new ReportReply.Acknowledged(3));

    cohort.tell(new Cohort.Heads(List.of(new Cohort.Head("ann", 3), new Cohort.Head("bob", 1))));
    cohort.tell(new Cohort.Poll(0, 0, news.ref()));
    news.receiveMessage();

    assertThat(woken).containsExactly("bob");
  }

  @Test
  void aCohortThatReadsFiftyThousandRowsBackAnswersWhileItAssignsThem() {
    int count = 50_000;
    List<CohortRow> stored = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      QuantisedVector vector =
          QuantisedVector.of(0.01f, i % 5 == 0 ? new byte[] {3, 100} : new byte[] {100, 3});
      stored.add(
          new CohortRow(
              "u" + i, 1, Optional.of(vector), false, OptionalLong.empty(), new TreeMap<>()));
    }
    rows.write(7, stored);
    model = twoClusters();
    TestProbe<Object> said = kit.createTestProbe(Object.class);
    ActorRef<Cohort.Command> cohort = spawn(1);
    news.awaitAssert(
        () -> {
          cohort.tell(new Cohort.Poll(0, 0, said.ref().narrow()));
          cohort.tell(new Cohort.Draw(1, 0, said.ref().narrow()));
          return assertThat(said.receiveMessage(Duration.ofMillis(100))).isInstanceOf(Drawn.class);
        });

    CohortNews assigned =
        said
            .fishForMessage(
                Duration.ofSeconds(20),
                message ->
                    message instanceof CohortNews
                        ? FishingOutcomes.complete()
                        : FishingOutcomes.continueAndIgnore())
            .stream()
            .map(CohortNews.class::cast)
            .findFirst()
            .orElseThrow();

    assertThat(assigned.change().rows()).isEqualTo(count);
    assertThat(assigned.change().centroidRound()).isEqualTo(1);
    assertThat(assigned.change().groups())
        .extracting(CohortChange.GroupChange::cluster, CohortChange.GroupChange::members)
        .contains(tuple(1L, 40_000L), tuple(2L, 10_000L));
  }

  private static ClusterModel twoClusters() {
    return new ClusterModel(
        1,
        "test",
        Mean.NONE,
        List.of(cluster(1, 1, 0), cluster(2, 0, 1)),
        List.of(),
        Instant.EPOCH);
  }

  private static Cluster cluster(long id, float... direction) {
    return new Cluster(
        id,
        Embedding.directionOf(direction),
        0,
        "",
        List.of(),
        List.of(),
        List.of(),
        0,
        Instant.EPOCH);
  }

  private ActorRef<Cohort.Command> start(long incarnation) {
    ActorRef<Cohort.Command> cohort = spawn(incarnation);
    awaitTaken(cohort);
    return cohort;
  }

  private ActorRef<Cohort.Command> spawn(long incarnation) {
    return kit.spawn(
        Cohort.create(
            7,
            incarnation,
            new Cohort.Surroundings(
                rows, () -> new CohortTable(2, WEEK), () -> model, woken::add)));
  }

  /**
   * Waits until the cohort has done what it was told before. It hears nothing before its rows are
   * there: it is asked until it answers.
   */
  private void awaitTaken(ActorRef<Cohort.Command> cohort) {
    TestProbe<CohortNews> ready = kit.createTestProbe(CohortNews.class);
    ready.awaitAssert(
        () -> {
          cohort.tell(new Cohort.Poll(0, 0, ready.ref()));
          return ready.receiveMessage(Duration.ofMillis(100));
        });
  }

  private Cohort.Report report(String user, long from, long to, String... keys) {
    return new Cohort.Report(
        user,
        from,
        to,
        Optional.of(QuantisedVector.of(0.01f, new byte[] {100, 3})),
        Stream.of(keys).map(key -> new Deed(key, 5, NOON.toEpochMilli())).toList(),
        Optional.empty(),
        NOON,
        replies.ref());
  }
}
