package penchant.infra.serialization;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.File;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.pattern.StatusReply;
import org.apache.pekko.serialization.SerializationExtension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import penchant.actors.clustering.Cohort;
import penchant.actors.clustering.InteractionsTold;
import penchant.actors.clustering.NearUsers;
import penchant.actors.crowd.CrowdKeeper;
import penchant.actors.user.Direction;
import penchant.actors.user.ListRequest;
import penchant.actors.user.RankedAnswer;
import penchant.actors.user.User;
import penchant.domain.behavior.BehaviorType;
import penchant.domain.clustering.CohortTable;
import penchant.domain.clustering.Contribution;
import penchant.domain.clustering.Deed;
import penchant.domain.clustering.Neighbour;
import penchant.domain.decay.HalfLife;
import penchant.domain.ranking.CrowdVersion;
import penchant.domain.ranking.Evidence;
import penchant.domain.ranking.Explanation;
import penchant.domain.ranking.RankedItem;
import penchant.domain.ranking.RankedList;
import penchant.domain.ranking.RankingQuery;
import penchant.domain.vector.QuantisedVector;

/** Messages between nodes: what goes in comes out, and it fits. */
class WireTest {

  /** Artery drops what is longer. */
  private static final int LONGEST_MESSAGE = 256 * 1024;

  private static final String LONGEST_ID = "😀".repeat(128);
  private static final QuantisedVector VECTOR = QuantisedVector.of(0.01f, new byte[] {100, -3, 7});
  private static final SortedMap<String, Double> PARTS =
      new TreeMap<>(
          Map.of(
              "cluster",
              0.1,
              "context",
              0.0,
              "fresh",
              0.0,
              "interest",
              1.23456789,
              "negative",
              -0.25,
              "popularity",
              0.5,
              "short",
              0.75));

  private static ActorTestKit kit;

  @BeforeAll
  static void start() {
    Config shipped =
        ConfigFactory.parseFile(new File("../config/serialization.conf"))
            .withFallback(ConfigFactory.load())
            .resolve();
    kit = ActorTestKit.create(shipped);
  }

  @AfterAll
  static void stop() {
    kit.shutdownTestKit();
  }

  @Test
  void questionsToAUserArriveAsTheyWereSent() {
    TestProbe<StatusReply<RankedAnswer>> lists = kit.createTestProbe();
    TestProbe<StatusReply<Direction>> directions = kit.createTestProbe();
    RankingQuery query =
        new RankingQuery(
            10,
            20,
            Optional.of("news"),
            Optional.empty(),
            Set.of("a", "b"),
            true,
            true,
            new TreeMap<>(Map.of("season", "winter")),
            Optional.of(Instant.parse("2026-03-01T12:00:00.123Z")));

    assertArrives(
        new User.Recommend(new ListRequest(query, 7, Optional.of("1-2-3-4")), lists.ref()));
    assertArrives(new User.Recommend(ListRequest.of(RankingQuery.top(3)), lists.ref()));
    assertArrives(new User.ReadDirection(directions.ref()));
    assertArrives(new Direction(3, Optional.of(VECTOR)));
    assertArrives(new Direction(0, Optional.empty()));
  }

  @Test
  void questionsToACohortArriveAsTheyWereSent() {
    TestProbe<NearUsers> near = kit.createTestProbe(NearUsers.class);

    assertArrives(new Cohort.FindNear(VECTOR, 10, "ann", near.ref()));
    assertArrives(new NearUsers(127, List.of(new Neighbour("bob", 0.25))));
    assertThat(size(new NearUsers(127, hundredNeighbours()))).isLessThan(LONGEST_MESSAGE);
  }

  @Test
  void whatPeopleDidWithItemsArrivesAsItWasToldAndAPageFits() {
    TestProbe<InteractionsTold> keeper = kit.createTestProbe(InteractionsTold.class);
    CohortTable table = new CohortTable(3, new HalfLife(Duration.ofDays(7)));
    for (int user = 0; user < 3_000; user++) {
      String id = "😀".repeat(120) + user;
      List<Deed> deeds = new ArrayList<>();
      for (int item = 0; item < 4; item++) {
        deeds.add(new Deed(Deed.ofItem("item-" + user + "-" + item), 0.5, 1_700_000_000_000L));
      }
      table.apply(new Contribution(id, 1, 4, Optional.empty(), deeds, 0));
    }
    InteractionsTold told =
        new InteractionsTold(
            7, 99, table.interactionsAfter(0, CrowdKeeper.MOST_PAIRS, everybody -> true));

    assertThat(told.page().rows()).hasSizeGreaterThan(100);
    assertArrives(told);
    assertThat(size(told)).isLessThan(LONGEST_MESSAGE);
    assertArrives(new Cohort.TellInteractions(99, 5, 100, 1, -1, keeper.ref()));
  }

  @Test
  void aListArrivesAsItWasMadeAndTheLongestPieceFits() {
    RankedAnswer gone = new RankedAnswer("ann", 3, "fold", Optional.empty());
    RankedAnswer plain = answer(200, false);
    RankedAnswer explained = answer(15, true);

    assertArrives(gone);
    assertArrives(plain);
    assertArrives(explained);
    assertThat(size(plain)).isLessThan(LONGEST_MESSAGE);
    assertThat(size(explained)).isLessThan(LONGEST_MESSAGE);
  }

  private static RankedAnswer answer(int items, boolean explained) {
    List<RankedItem> list = new ArrayList<>();
    for (int i = 0; i < items; i++) {
      list.add(
          new RankedItem(
              LONGEST_ID,
              2.5,
              PARTS,
              List.of("like " + "x".repeat(83) + ", which you put in your basket lately", "new"),
              i == 9 ? Optional.of(0.01) : Optional.empty(),
              explained ? Optional.of(explanation()) : Optional.empty()));
    }
    return new RankedAnswer(
        LONGEST_ID,
        3,
        "fold",
        Optional.of(
            new RankedList(
                "1-2-3-4", Instant.EPOCH, 3, "space", 12, new CrowdVersion(7, 8), list)));
  }

  private static Explanation explanation() {
    List<Evidence> events = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      events.add(
          new Evidence(
              BehaviorType.COMMENT,
              Optional.of(LONGEST_ID),
              "漢".repeat(200),
              Instant.EPOCH,
              0.25,
              new TreeMap<>(Map.of("interest", 0.125, "short", 0.125))));
    }
    return new Explanation(events, PARTS);
  }

  private static List<Neighbour> hundredNeighbours() {
    List<Neighbour> neighbours = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      neighbours.add(new Neighbour(LONGEST_ID, 0.123456789));
    }
    return neighbours;
  }

  private static void assertArrives(Object message) {
    assertThat(kit.serializationTestKit().verifySerialization(message, true)).isEqualTo(message);
  }

  private static int size(Object message) {
    return SerializationExtension.get(Adapter.toClassic(kit.system()))
        .serialize(message)
        .get()
        .length;
  }
}
