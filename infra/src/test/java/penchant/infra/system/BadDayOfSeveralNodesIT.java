package penchant.infra.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * A node fails in the middle of a load: the others go on, and no event is lost. Each test costs the
 * four nodes one of them, in any order; the first two live to the end.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadDayOfSeveralNodesIT {

  private final Books books = new Books();
  private Path directory;
  private RunningPenchant penchant;

  @BeforeAll
  void start(@TempDir Path temporary) {
    directory = temporary;
    penchant = RunningPenchant.up(directory, 4);
  }

  @AfterAll
  void stop() {
    penchant.close();
  }

  @Test
  void whenOneOfTheNodesIsKilledTheOthersAnswerForItsUsers() {
    SmallShop shop = shop("killed");
    int nodes = nodes();
    try (Command load = penchant.load(shop.directory())) {
      penchant.awaitFirstEventsOf(shop);

      penchant.kill(3);
      awaitAnswersForEveryUserOf(shop, Duration.ofMinutes(1));

      load.succeed(180);
      assertThat(nodes()).isEqualTo(nodes - 1);
      books.balance(penchant);
    }
  }

  @Test
  void whatANodeAcknowledgesThatStoodStillIsNotLost() {
    SmallShop shop = shop("still");
    try (Command load = penchant.load(shop.directory())) {
      penchant.awaitFirstEventsOf(shop);

      penchant.signal(2, "STOP");
      awaitAnswersForEveryUserOf(shop, Duration.ofMinutes(1));
      penchant.signal(2, "CONT");

      load.succeed(180);
      books.balance(penchant);
    }
  }

  private SmallShop shop(String name) {
    return books.expect(SmallShop.in(directory, name, 200, 12_000));
  }

  private int nodes() {
    return penchant.get(0, "/v1/status").get("nodes").size();
  }

  private void awaitAnswersForEveryUserOf(SmallShop shop, Duration patience) {
    RunningPenchant.await(
        "every user answered by the first two",
        patience,
        () ->
            penchant.allAnswer(
                IntStream.range(0, shop.users())
                    .mapToObj(
                        user ->
                            penchant.url(user % 2)
                                + "/v1/users/"
                                + shop.customer(user)
                                + "/interests")
                    .toList()));
  }
}
