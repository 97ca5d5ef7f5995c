package penchant.actors.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Three nodes in one system, on a clock that the test moves. */
class FenceTest {

  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final Duration TICK = Duration.ofMillis(500);

  private final ActorTestKit kit =
      ActorTestKit.create(ManualTime.config().withFallback(ConfigFactory.load()));
  private final ManualTime time = ManualTime.get(kit.system());
  private final TestProbe<Void> probe = kit.createTestProbe(Void.class);
  private final AtomicLong nanos = new AtomicLong();
  private final Set<String> well = ConcurrentHashMap.newKeySet();
  private final Fence fence = new Fence(PATIENCE, nanos::get);

  @AfterEach
  void stop() {
    kit.shutdownTestKit();
  }

  @Test
  void aNodeThatTicksInTimeMayAcknowledge() {
    startThree();

    for (int i = 0; i < 20; i++) {
      pass(TICK);
      assertThat(fence.isOpen()).isTrue();
    }
  }

  @Test
  void whoStoodStillMayNotAcknowledgeEvenBeforeTheNextTick() {
    nanos.addAndGet(PATIENCE.toNanos());
    assertThat(fence.isOpen()).isTrue();

    nanos.addAndGet(1);

    assertThat(fence.isOpen()).isFalse();
  }

  @Test
  void whoStoodStillMayAgainWhenTheOthersStillKnowIt() {
    startThree();
    nanos.addAndGet(Duration.ofSeconds(7).toNanos());
    assertThat(fence.isOpen()).isFalse();

    awaitOpen();
  }

  @Test
  void whomTheOthersHaveGivenUpMayNotAcknowledgeAnyMore() {
    startThree();
    nanos.addAndGet(Duration.ofSeconds(7).toNanos());
    awaitOpen();

    well.remove("a");
    nanos.addAndGet(Duration.ofSeconds(7).toNanos());

    for (int i = 0; i < 5; i++) {
      pass(TICK);
      probe.expectNoMessage(Duration.ofMillis(20));
      assertThat(fence.isOpen()).isFalse();
    }
  }

  @Test
  void aNodeThatIsAloneNeedsNobodysWord() {
    well.add("a");
    kit.spawn(FenceKeeper.create(fence, seenBy("a"), TICK));
    nanos.addAndGet(Duration.ofSeconds(7).toNanos());

    awaitOpen();
  }

  private void startThree() {
    well.addAll(Set.of("a", "b", "c"));
    kit.spawn(FenceKeeper.create(fence, seenBy("a"), TICK));
    for (String other : new String[] {"b", "c"}) {
      kit.spawn(FenceKeeper.create(new Fence(PATIENCE, () -> 0), seenBy(other), TICK));
    }
  }

  /** It asks at every tick, until it knows the others and they have answered. */
  private void awaitOpen() {
    probe.awaitAssert(
        () -> {
          time.timePasses(TICK);
          assertThat(fence.isOpen()).isTrue();
          return null;
        });
  }

  private void pass(Duration step) {
    nanos.addAndGet(step.toNanos());
    time.timePasses(step);
  }

  private Membership seenBy(String node) {
    return new Membership() {
      @Override
      public String self() {
        return node;
      }

      @Override
      public int size() {
        return well.contains("b") ? 3 : 1;
      }

      @Override
      public boolean isWell(String other) {
        return well.contains(other);
      }
    };
  }
}
