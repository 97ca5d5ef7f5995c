package penchant.actors.crowd;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import penchant.actors.clustering.Cohort;
import penchant.actors.clustering.InteractionsTold;
import penchant.domain.decay.HalfLife;
import penchant.domain.graph.GraphFit;
import penchant.domain.graph.GraphSettings;
import penchant.domain.graph.Interactions;
import penchant.domain.graph.InteractionsPage;
import penchant.domain.graph.RowValue;
import penchant.domain.interest.SeenItems;

/** Two cohorts, played by a probe each. */
class CrowdKeeperTest {

  private static final Duration EVERY = Duration.ofSeconds(10);
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private final ActorTestKit kit =
      ActorTestKit.create(ManualTime.config().withFallback(ConfigFactory.load()));
  private final ManualTime time = ManualTime.get(kit.system());
  private final List<TestProbe<Cohort.Command>> cohorts =
      List.of(kit.createTestProbe(Cohort.Command.class), kit.createTestProbe(Cohort.Command.class));
  private final StoreInMemory store = new StoreInMemory();
  private Instant now = NOON;
  private GraphFit wanted = GraphFit.lasting(1);

  @BeforeEach
  void start() {
    kit.spawn(
        CrowdKeeper.create(
            new CrowdKeeper.Surroundings(
                2,
                (cohort, command) -> cohorts.get(cohort).ref().tell(command),
                () -> List.of("cup", "saucer"),
                store,
                new CrowdSettings(
                    new GraphSettings(1, 1, 100, 100, 10, RowValue.lasting(0.2)),
                    EVERY,
                    Duration.ofMinutes(10),
                    1_000,
                    new HalfLife(Duration.ofDays(7))),
                () -> wanted,
                Optional.empty(),
                new Clock() {
                  @Override
                  public Instant instant() {
                    return now;
                  }

                  @Override
                  public ZoneOffset getZone() {
                    return ZoneOffset.UTC;
                  }

                  @Override
                  public Clock withZone(java.time.ZoneId zone) {
                    return this;
                  }
                },
                Runnable::run)));
  }

  @AfterEach
  void stop() {
    kit.shutdownTestKit();
  }

  @Test
  void onceAllCohortsHaveSpokenGraphAndTrendsArePublished() {
    answer(0, page(3, false, "ann"));
    pass(EVERY);
    assertThat(store.trends).isEmpty();
    answer(1, page(2, false, "bob"));
    pass(EVERY);

    cohorts.get(0).awaitAssert(() -> assertPublished(1));
    assertThat(store.graphs.values()).extracting(made -> made.graph().size()).containsExactly(2);
  }

  @Test
  void theNextPageIsAskedForAtOnce() {
    answer(0, page(3, true, "ann"));

    Cohort.TellInteractions next = ask(0);
    assertThat(next.since()).isEqualTo(3);
    assertThat(next.incarnation()).isEqualTo(77);
  }

  @Test
  void aCohortThatDoesNotAnswerIsAskedAgain() {
    ask(0);
    pass(EVERY);

    assertThat(ask(0).since()).isZero();
  }

  @Test
  void whileNothingChangesNothingIsPublished() {
    answer(0, page(3, false, "ann"));
    answer(1, page(2, false, "bob"));
    pass(EVERY);
    cohorts.get(0).awaitAssert(() -> assertPublished(1));

    answer(0, new InteractionsPage(List.of(), 3, false, 1));
    answer(1, new InteractionsPage(List.of(), 2, false, 1));
    pass(EVERY);
    answer(0, new InteractionsPage(List.of(), 3, false, 1));

    assertPublished(1);
  }

  @Test
  void aGraphThatHadToWaitIsMadeAlthoughNothingMoreCame() {
    answer(0, page(3, false, "ann"));
    answer(1, page(2, false, "bob"));
    pass(EVERY);
    cohorts.get(0).awaitAssert(() -> assertPublished(1));
    answer(0, page(4, false, "ann"));
    answer(1, new InteractionsPage(List.of(), 2, false, 1));
    pass(EVERY);
    cohorts.get(0).awaitAssert(() -> assertThat(store.trends).hasSize(2));
    assertThat(store.graphs).hasSize(1);

    pass(Duration.ofMinutes(10));

    cohorts.get(0).awaitAssert(() -> assertThat(store.graphs).hasSize(2));
  }

  @Test
  void aGraphOfTheFitThatABlendWasLearnedWithIsMadeAtOnce() {
    answer(0, page(3, false, "ann"));
    answer(1, page(2, false, "bob"));
    pass(EVERY);
    cohorts.get(0).awaitAssert(() -> assertPublished(1));

    wanted = new GraphFit(1, Optional.of(new HalfLife(Duration.ofDays(30))));
    pass(EVERY);

    cohorts.get(0).awaitAssert(() -> assertThat(store.graphs).hasSize(2));
    assertThat(store.graphs.values())
        .extracting(made -> made.graph().rows().halfLife())
        .containsExactlyInAnyOrder(Optional.empty(), wanted.halfLife());
  }

  @Test
  void afterTheStoreWasAwayWhatIsNewIsPublished() {
    store.isAway = true;
    answer(0, page(3, false, "ann"));
    answer(1, page(2, false, "bob"));
    pass(EVERY);
    assertPublished(0);
    store.isAway = false;

    cohorts
        .get(0)
        .awaitAssert(
            () -> {
              pass(EVERY.multipliedBy(30));
              assertPublished(1);
              return null;
            });
  }

  private Void assertPublished(int versions) {
    assertThat(store.trends).hasSize(versions);
    assertThat(store.graphs).hasSize(versions);
    return null;
  }

  private void pass(Duration some) {
    now = now.plus(some);
    time.timePasses(some);
  }

  private Cohort.TellInteractions ask(int cohort) {
    return (Cohort.TellInteractions) cohorts.get(cohort).receiveMessage();
  }

  private void answer(int cohort, InteractionsPage page) {
    ActorRef<InteractionsTold> keeper = ask(cohort).replyTo();
    keeper.tell(new InteractionsTold(cohort, 77, page));
  }

  private static InteractionsPage page(long upTo, boolean more, String user) {
    Interactions.Builder row = new Interactions.Builder();
    row.add(SeenItems.fingerprint("cup"), 5 * 1024, 5, NOON.toEpochMilli());
    row.add(SeenItems.fingerprint("saucer"), 5 * 1024, 5, NOON.toEpochMilli());
    return new InteractionsPage(
        List.of(new InteractionsPage.OfUser(user, row.build())), upTo, more, 1);
  }
}
