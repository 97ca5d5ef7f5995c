package penchant.infra.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Faults in the middle of a load, on real processes: nothing acknowledged is lost, nothing counts
 * twice. One system takes them all, in any order: what one fault does to it must not show in the
 * next.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadDayOfOneNodeIT {

  private final Books books = new Books();
  private Path directory;
  private RunningPenchant penchant;

  @BeforeAll
  void start(@TempDir Path temporary) {
    directory = temporary;
    penchant = RunningPenchant.up(directory, 1);
  }

  @AfterAll
  void stop() {
    penchant.close();
  }

  @Test
  void whileCassandraIsAwayEventsAreRefusedAndThenAcceptedAgainByItself() {
    SmallShop shop = shop("away");
    try (Command load = penchant.load(shop.directory())) {
      penchant.awaitFirstEventsOf(shop);

      penchant.killCassandra();
      RunningPenchant.await(
          "events refused", Duration.ofSeconds(20), () -> books.probe(penchant) == 503);
      RunningPenchant.await(
          "events accepted again", Duration.ofSeconds(90), () -> books.probe(penchant) == 200);

      load.succeed(180);
      books.balance(penchant);
    }
  }

  @Test
  void whileCassandraHangsForHalfAMinuteEventsAreRefusedAndThenAllGoesOnByItself() {
    SmallShop shop = shop("hangs");
    try (Command load = penchant.load(shop.directory())) {
      penchant.awaitFirstEventsOf(shop);

      penchant.signalCassandra("STOP");
      RunningPenchant.await(
          "events refused", Duration.ofSeconds(30), () -> books.probe(penchant) == 503);
      RunningPenchant.holds(
          "events refused", Duration.ofSeconds(30), () -> books.probe(penchant) == 503);
      penchant.signalCassandra("CONT");
      RunningPenchant.await(
          "events accepted again", Duration.ofMinutes(1), () -> books.probe(penchant) == 200);
      long round = round();

      load.succeed(180);
      books.balance(penchant);
      RunningPenchant.await(
          "a round after the outage", Duration.ofMinutes(1), () -> round() > round);
    }
  }

  @Test
  void aNodeKilledInTheMiddleOfALoadStartsAgainWithEveryEventOnce() {
    SmallShop shop = shop("killed");
    try (Command load = penchant.load(shop.directory())) {
      penchant.awaitFirstEventsOf(shop);
      penchant.kill(0);
      assertThat(penchant.launcher().end(60)).isEqualTo(1);
      load.terminate();
      load.end(30);
    }

    penchant = RunningPenchant.up(directory, 1);
    penchant.load(shop.directory()).succeed(180);
    penchant.load(shop.directory()).succeed(180);

    books.balance(penchant);
  }

  @Test
  void aSecondLaunchOnTheSameCassandraIsRefusedAndHarmsNothing() {
    try (Command second =
        Command.start(
            directory,
            "up",
            "--data",
            directory.resolve("other").toString(),
            "--http",
            Integer.toString(RunningPenchant.freePorts(1)),
            "--cassandra",
            penchant.cassandra())) {
      assertThat(second.end(90)).isEqualTo(1);
      assertThat(second.errors()).contains("another node cluster");
    }
    assertThat(books.probe(penchant)).isEqualTo(200);
  }

  private SmallShop shop(String name) {
    return books.expect(SmallShop.in(directory, name, 200, 12_000));
  }

  private long round() {
    return penchant.get(0, "/v1/status").get("round").asLong();
  }
}
