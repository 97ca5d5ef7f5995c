package penchant.actors.clustering;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import penchant.domain.clustering.ClusterModel;
import penchant.domain.clustering.CohortTable;
import penchant.domain.clustering.Deed;
import penchant.domain.clustering.Neighbour;
import penchant.domain.decay.DecayedSum;
import penchant.domain.decay.HalfLife;
import penchant.domain.vector.QuantisedVector;

class CohortTest {

  private static final HalfLife WEEK = new HalfLife(Duration.ofDays(7));
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private final ActorTestKit kit =
      ActorTestKit.create(ManualTime.config().withFallback(ConfigFactory.load()));
  private final ManualTime time = ManualTime.get(kit.system());
  private final RowsInMemory rows = new RowsInMemory();
  private final List<String> woken = new ArrayList<>();
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
        .containsEntry("item:spade", new DecayedSum(5, NOON.toEpochMilli()));
  }

  @Test
  void aReportAfterALostOneIsAnsweredWithTheGap() {
    ActorRef<Cohort.Command> cohort = start(1);

    cohort.tell(report("ann", 4, 6, "item:spade"));

    replies.expectMessage(new ReportReply.Gap(0));
    assertThat(rows.isEmpty()).isTrue();
  }

  @Test
  void whileTheTableIsAwayNothingIsAcknowledgedAndNothingIsLost() {
    ActorRef<Cohort.Command> cohort = start(1);
    rows.isBroken = true;

    cohort.tell(report("ann", 1, 1, "item:spade"));
    replies.expectNoMessage(Duration.ofMillis(50));
    time.timePasses(Duration.ofSeconds(1));
    replies.expectNoMessage(Duration.ofMillis(50));
    rows.isBroken = false;
    time.timePasses(Duration.ofSeconds(2));

    replies.expectMessage(new ReportReply.Acknowledged(1));
    assertThat(rows.row("ann").deeds()).containsOnlyKeys("item:spade");
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

  private ActorRef<Cohort.Command> start(long incarnation) {
    ActorRef<Cohort.Command> cohort =
        kit.spawn(
            Cohort.create(
                7,
                incarnation,
                new Cohort.Surroundings(
                    rows,
                    () -> new CohortTable(2, WEEK),
                    () -> ClusterModel.EMPTY,
                    item -> Optional.empty(),
                    woken::add)));
    // It hears nothing before its rows are there: asked until it answers.
    TestProbe<CohortNews> ready = kit.createTestProbe(CohortNews.class);
    ready.awaitAssert(
        () -> {
          cohort.tell(new Cohort.Poll(0, 0, ready.ref()));
          return ready.receiveMessage(Duration.ofMillis(100));
        });
    return cohort;
  }

  private Cohort.Report report(String user, long from, long to, String key) {
    return new Cohort.Report(
        user,
        from,
        to,
        Optional.of(QuantisedVector.of(0.01f, new byte[] {100, 3})),
        List.of(new Deed(key, 5, NOON.toEpochMilli())),
        NOON,
        replies.ref());
  }
}
