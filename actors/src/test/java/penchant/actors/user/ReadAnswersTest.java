package penchant.actors.user;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.pattern.StatusReply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import penchant.domain.interest.InterestProfile;

class ReadAnswersTest {

  private static final Duration NO_TIME = Duration.ofNanos(1);

  private final ActorTestKit kit = ActorTestKit.create(ConfigFactory.load());
  private final TestProbe<StatusReply<ProfileDigest>> asker = kit.createTestProbe();
  private final List<Runnable> waiting = new ArrayList<>();

  @AfterEach
  void stop() {
    kit.shutdownTestKit();
  }

  @Test
  void whoAsksWhileTooManyWaitIsToldAtOnceToComeBack() {
    ask(
        task -> {
          throw new RejectedExecutionException("9 wait");
        },
        UserTest.SETTINGS.askTimeout());

    Throwable refusal = asker.receiveMessage().getError();
    assertThat(ShardedUsers.unavailable(refusal))
        .isInstanceOf(UserBusyException.class)
        .hasMessage("9 wait");
    assertThat(ShardedUsers.unavailable(new IllegalStateException("gone")))
        .isInstanceOf(UserUnavailableException.class);
  }

  @Test
  void whatWaitsIsAnsweredWhenItsTurnComes() {
    ask(waiting::add, UserTest.SETTINGS.askTimeout());

    waiting.forEach(Runnable::run);

    assertThat(asker.receiveMessage().isSuccess()).isTrue();
  }

  @Test
  void forWhoeverHasGivenUpNothingIsComputed() {
    ask(waiting::add, NO_TIME);

    waiting.forEach(Runnable::run);

    assertThat(waiting).hasSize(1);
    asker.expectNoMessage(Duration.ofMillis(50));
  }

  private void ask(Executor threads, Duration patience) {
    UserSettings known = UserTest.SETTINGS;
    UserSettings settings =
        new UserSettings(
            known.activeUsers(),
            patience,
            known.readPatience(),
            known.keptLists(),
            known.waitingLimit(),
            known.batchBytes(),
            known.snapshotEvery(),
            known.journalBackoff(),
            known.reportInterval(),
            known.reportBackoff(),
            NO_TIME);
    UserSurroundings all =
        UserTest.surroundings(
            new NoJournal(), report -> {}, profile -> new byte[] {1}, () -> true, settings);
    UserSurroundings surroundings =
        new UserSurroundings(
            all.fold(),
            all.bursts(),
            all.lists(),
            all.model(),
            all.catalogue(),
            all.journal(),
            all.cohorts(),
            all.bytes(),
            threads,
            all.mayAcknowledge(),
            settings);
    new ReadAnswers("ann", surroundings, LoggerFactory.getLogger(ReadAnswersTest.class))
        .give(new User.ReadDigest(asker.ref()), 0, InterestProfile.empty(all.fold()));
  }
}
