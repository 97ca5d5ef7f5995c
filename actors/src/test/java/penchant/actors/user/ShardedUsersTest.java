package penchant.actors.user;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A node that is in no cluster yet: its users are nowhere, as those of a shard on the move. */
class ShardedUsersTest {

  private final ActorTestKit kit =
      ActorTestKit.create(
          ConfigFactory.parseString(
                  """
                  pekko.actor.provider = cluster
                  pekko.remote.artery.canonical { hostname = 127.0.0.1, port = 0 }
                  pekko.cluster.jmx.enabled = off
                  """)
              .withFallback(ConfigFactory.load()));

  @AfterEach
  void stop() {
    kit.shutdownTestKit();
  }

  @Test
  void whenNobodyAnswersForAUserNothingIsSaidOfTheJournal() {
    ShardedUsers users =
        ShardedUsers.start(
            kit.system(),
            UserTest.surroundings(
                new NoJournal(),
                report -> {},
                profile -> new byte[0],
                () -> true,
                UserTest.SETTINGS));

    CompletionStage<Recorded> recorded = users.record("ann", List.of(UserTest.click("a")));

    assertThatThrownBy(() -> recorded.toCompletableFuture().get(30, TimeUnit.SECONDS))
        .hasCauseInstanceOf(UserUnavailableException.class)
        .hasMessageContaining("'ann'");
  }
}
