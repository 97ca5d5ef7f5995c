package penchant.infra.cassandra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datastax.oss.driver.api.core.CqlSession;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RealCassandra.class)
class KeyspaceClaimIT {

  private final ScheduledExecutorService heart = Executors.newSingleThreadScheduledExecutor();

  @AfterEach
  void stop() {
    heart.shutdownNow();
  }

  @Test
  void aSecondNodeClusterIsRefusedWhileTheFirstRenewsItsClaim(CqlSession session) {
    KeyspaceClaim first = claim(session, "first", 20);
    first.take();
    ScheduledFuture<?> renewing =
        heart.scheduleAtFixedRate(
            () -> first.renew().toCompletableFuture().join(), 0, 200, TimeUnit.MILLISECONDS);

    assertThatThrownBy(() -> claim(session, "second", 20).take())
        .isInstanceOf(CassandraUnavailableException.class)
        .hasMessageContaining("another node cluster (first)");

    assertThat(renewing.isDone()).isFalse();
    heart.shutdownNow();
    first.release().toCompletableFuture().join();
  }

  @Test
  void allNodesOfOneClusterHoldTheSameClaim(CqlSession session) {
    KeyspaceClaim one = claim(session, "same", 20);
    one.take();

    claim(session, "same", 20).take();

    assertThat(one.renew().toCompletableFuture().join()).isTrue();
    one.release().toCompletableFuture().join();
  }

  @Test
  void theClaimOfADeadClusterExpiresAndWhoHeldItLearnsThatItIsLost(CqlSession session) {
    KeyspaceClaim dead = claim(session, "dead", 2);
    dead.take();

    KeyspaceClaim next = claim(session, "next", 20);
    next.take();

    assertThat(next.renew().toCompletableFuture().join()).isTrue();
    assertThat(dead.renew().toCompletableFuture().join()).isFalse();
    dead.release().toCompletableFuture().join();
    assertThat(next.renew().toCompletableFuture().join()).isTrue();
    next.release().toCompletableFuture().join();
  }

  private static KeyspaceClaim claim(CqlSession session, String holder, int seconds) {
    return new KeyspaceClaim(session, holder, Duration.ofSeconds(seconds));
  }
}
