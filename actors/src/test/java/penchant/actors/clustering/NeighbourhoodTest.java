package penchant.actors.clustering;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import penchant.actors.clustering.Neighbourhood.Found;
import penchant.domain.clustering.Neighbour;
import penchant.domain.vector.QuantisedVector;

class NeighbourhoodTest {

  private static final QuantisedVector EAST = QuantisedVector.of(0.01f, new byte[] {100, 3});

  private final ActorTestKit kit = ActorTestKit.create(ConfigFactory.load());

  @AfterEach
  void stop() {
    kit.shutdownTestKit();
  }

  @Test
  void theNearestOfAllCohortsAreMerged() {
    Neighbourhood neighbourhood =
        new Neighbourhood(
            kit.system(), (cohort, command) -> answer(cohort, (Cohort.FindNear) command));

    Found found = neighbourhood.nearest("ann", EAST, 3).toCompletableFuture().join();

    assertThat(found.missing()).isEmpty();
    assertThat(found.users())
        .containsExactly(
            new Neighbour("of 127", 127 / 128.0),
            new Neighbour("of 126", 126 / 128.0),
            new Neighbour("of 125", 125 / 128.0));
  }

  @Test
  void aCohortThatIsSlowToStartIsAskedAgain() {
    Map<Integer, Integer> asked = new ConcurrentHashMap<>();
    Neighbourhood neighbourhood =
        new Neighbourhood(
            kit.system(),
            (cohort, command) -> {
              if (cohort != 127 || asked.merge(cohort, 1, Integer::sum) == 2) {
                answer(cohort, (Cohort.FindNear) command);
              }
            });

    Found found = neighbourhood.nearest("ann", EAST, 1).toCompletableFuture().join();

    assertThat(found.missing()).isEmpty();
    assertThat(found.users()).containsExactly(new Neighbour("of 127", 127 / 128.0));
  }

  @Test
  void aCohortThatIsAwayIsNamed() {
    Neighbourhood neighbourhood =
        new Neighbourhood(
            kit.system(),
            (cohort, command) -> {
              if (cohort != 127 && cohort != 5) {
                answer(cohort, (Cohort.FindNear) command);
              }
            });

    Found found = neighbourhood.nearest("ann", EAST, 1).toCompletableFuture().join();

    assertThat(found.missing()).containsExactly(5, 127);
    assertThat(found.users()).containsExactly(new Neighbour("of 126", 126 / 128.0));
  }

  private static void answer(int cohort, Cohort.FindNear question) {
    question
        .replyTo()
        .tell(new NearUsers(cohort, List.of(new Neighbour("of " + cohort, cohort / 128.0))));
  }
}
