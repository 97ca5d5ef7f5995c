package penchant.infra.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Faults in the middle of a load, on real processes: nothing acknowledged is lost, nothing counts
 * twice.
 */
class BadDayIT {

  @TempDir Path directory;

  @Test
  void whileCassandraIsAwayEventsAreRefusedAndThenAcceptedAgainByItself() {
    SmallShop shop = SmallShop.in(directory.resolve("shop"), 200, 20_000);
    try (RunningPenchant penchant = RunningPenchant.up(directory, 1);
        Command load = penchant.load(shop.directory())) {
      awaitFirstEvents(penchant);

      penchant.killCassandra();
      RunningPenchant.await(
          "events refused", Duration.ofSeconds(20), () -> statusOfOneEvent(penchant) == 503);
      RunningPenchant.await(
          "events accepted again", Duration.ofSeconds(90), () -> statusOfOneEvent(penchant) == 200);

      load.succeed(180);
      assertEveryEventCountsOnce(penchant, shop, 1);
    }
  }

  @Test
  void whileCassandraHangsForHalfAMinuteEventsAreRefusedAndThenAllGoesOnByItself() {
    SmallShop shop = SmallShop.in(directory.resolve("shop"), 200, 20_000);
    try (RunningPenchant penchant = RunningPenchant.up(directory, 1);
        Command load = penchant.load(shop.directory())) {
      awaitFirstEvents(penchant);

      penchant.signalCassandra("STOP");
      RunningPenchant.await(
          "events refused", Duration.ofSeconds(30), () -> statusOfOneEvent(penchant) == 503);
      RunningPenchant.holds(
          "events refused", Duration.ofSeconds(30), () -> statusOfOneEvent(penchant) == 503);
      penchant.signalCassandra("CONT");
      RunningPenchant.await(
          "events accepted again", Duration.ofMinutes(1), () -> statusOfOneEvent(penchant) == 200);
      long round = round(penchant);

      load.succeed(180);
      assertEveryEventCountsOnce(penchant, shop, 1);
      RunningPenchant.await(
          "a round after the outage", Duration.ofMinutes(1), () -> round(penchant) > round);
    }
  }

  @Test
  void aNodeKilledInTheMiddleOfALoadStartsAgainWithEveryEventOnce() {
    SmallShop shop = SmallShop.in(directory.resolve("shop"), 200, 20_000);
    try (RunningPenchant penchant = RunningPenchant.up(directory, 1);
        Command load = penchant.load(shop.directory())) {
      awaitFirstEvents(penchant);
      penchant.kill(0);
      assertThat(penchant.launcher().end(60)).isEqualTo(1);
      load.terminate();
      load.end(30);
    }

    try (RunningPenchant again = RunningPenchant.up(directory, 1)) {
      again.load(shop.directory()).succeed(180);
      again.load(shop.directory()).succeed(180);

      assertEveryEventCountsOnce(again, shop, 0);
    }
  }

  @Test
  void whenOneOfThreeNodesIsKilledTheOthersAnswerForItsUsers() {
    SmallShop shop = SmallShop.in(directory.resolve("shop"), 200, 20_000);
    try (RunningPenchant penchant = RunningPenchant.up(directory, 3);
        Command load = penchant.load(shop.directory())) {
      awaitFirstEvents(penchant);
      assertThat(penchant.get(0, "/v1/status").get("nodes")).hasSize(3);

      penchant.kill(2);
      RunningPenchant.await(
          "every user answered by the others",
          Duration.ofSeconds(15),
          () -> everyUserIsAnswered(penchant, shop.users()));

      load.succeed(180);
      assertThat(penchant.get(0, "/v1/status").get("nodes")).hasSize(2);
      assertEveryEventCountsOnce(penchant, shop, 0);
    }
  }

  @Test
  void whatANodeAcknowledgesThatStoodStillIsNotLost() {
    SmallShop shop = SmallShop.in(directory.resolve("shop"), 200, 20_000);
    try (RunningPenchant penchant = RunningPenchant.up(directory, 3);
        Command load = penchant.load(shop.directory())) {
      awaitFirstEvents(penchant);

      penchant.signal(2, "STOP");
      RunningPenchant.await(
          "every user answered by the others",
          Duration.ofSeconds(20),
          () -> everyUserIsAnswered(penchant, shop.users()));
      penchant.signal(2, "CONT");

      load.succeed(180);
      assertEveryEventCountsOnce(penchant, shop, 0);
    }
  }

  @Test
  void aSecondLaunchOnTheSameCassandraIsRefusedAndHarmsNothing() {
    try (RunningPenchant penchant = RunningPenchant.up(directory, 1)) {
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
      assertThat(statusOfOneEvent(penchant)).isEqualTo(200);
    }
  }

  private static void awaitFirstEvents(RunningPenchant penchant) {
    RunningPenchant.await(
        "first events",
        Duration.ofMinutes(1),
        () -> penchant.get(0, "/v1/popular").get("items").size() > 0);
  }

  private static long round(RunningPenchant penchant) {
    return penchant.get(0, "/v1/status").get("round").asLong();
  }

  private static int statusOfOneEvent(RunningPenchant penchant) {
    return penchant
        .post(
            0,
            "/v1/events",
            "{\"id\":\"probe\",\"user\":\"probe\",\"type\":\"view\",\"item\":\"item-1\"}")
        .statusCode();
  }

  private static boolean everyUserIsAnswered(RunningPenchant penchant, int users) {
    return penchant.allAnswer(
        IntStream.range(0, users)
            .mapToObj(user -> penchant.url(user % 2) + "/v1/users/user-" + user + "/interests")
            .toList());
  }

  private static void assertEveryEventCountsOnce(
      RunningPenchant penchant, SmallShop shop, int others) {
    JsonNode figures = penchant.replayCheck(0);
    assertThat(figures.get("events").asLong()).isEqualTo(shop.events() + others);
    assertThat(figures.get("users").asLong()).isEqualTo(shop.users() + others);
    assertThat(figures.get("differences").asLong()).isZero();
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .pollInterval(Duration.ofMillis(200))
        .untilAsserted(
            () ->
                assertThat(members(penchant))
                    .as("users in clusters, of %s", penchant.get(0, "/v1/status"))
                    .isEqualTo(shop.users() + others));
  }

  private static long members(RunningPenchant penchant) {
    long members = 0;
    for (JsonNode cluster : penchant.get(0, "/v1/clusters").get("clusters")) {
      members += cluster.get("size").asLong();
    }
    return members;
  }
}
