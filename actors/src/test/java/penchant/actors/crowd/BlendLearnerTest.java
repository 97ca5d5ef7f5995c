package penchant.actors.crowd;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.pekko.NotUsed;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.stream.javadsl.Source;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import penchant.actors.crowd.LearningTold.Outcome;
import penchant.actors.user.JournalReader;
import penchant.actors.user.JournalUnavailableException;
import penchant.domain.behavior.Behavior;
import penchant.domain.behavior.BehaviorType;
import penchant.domain.behavior.BurstRule;
import penchant.domain.behavior.EventKey;
import penchant.domain.behavior.EventWeights;
import penchant.domain.catalogue.Catalogue;
import penchant.domain.catalogue.CatalogueChange;
import penchant.domain.catalogue.Item;
import penchant.domain.clustering.Adaptivity;
import penchant.domain.clustering.ClusteringSettings;
import penchant.domain.clustering.Seeding;
import penchant.domain.decay.HalfLife;
import penchant.domain.graph.GraphSettings;
import penchant.domain.history.History;
import penchant.domain.history.Moment;
import penchant.domain.interest.BehaviorRecorded;
import penchant.domain.interest.Fold;
import penchant.domain.interest.UserFact;
import penchant.domain.learning.LearnedBlend;
import penchant.domain.learning.NetworkTrainer;
import penchant.domain.ranking.RankingSettings;
import penchant.domain.vector.Embedding;
import penchant.domain.vector.QuantisedVector;
import penchant.domain.vector.VectorSpace;

/** A shop with a fashion for each day, which only trends foresee. */
class BlendLearnerTest {

  private static final int ITEMS = 45;
  private static final Duration EVERY = Duration.ofHours(1);
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final VectorSpace SPACE = new VectorSpace("space", 2);
  private static final HalfLife WEEK = new HalfLife(Duration.ofDays(7));
  private static final Fold FOLD =
      Fold.named("test", SPACE, WEEK, WEEK, EventWeights.standard(), 30, 8, 0.6, 8, 1_000);

  private final ActorTestKit kit = ActorTestKit.create();
  private final StoreInMemory store = new StoreInMemory();
  private final Journal journal = new Journal();
  private final TestProbe<LearningTold> probe = kit.createTestProbe(LearningTold.class);
  private volatile Instant now = NOON;
  private volatile boolean clockIsBroken;
  private volatile NetworkTrainer trainer = NetworkTrainer.NONE;
  private ActorRef<BlendLearner.Command> learner = kit.system().ignoreRef();

  @BeforeEach
  void start() {
    learner = kit.spawn(BlendLearner.create(surroundings(settings(1_000, 20))));
  }

  @AfterEach
  void stop() {
    kit.shutdownTestKit();
  }

  @Test
  void beforeAnythingHappensItWaits() {
    assertThat(told().outcome()).isEqualTo(Outcome.WAITING);
  }

  @Test
  void whatIsBetterThanTheConfiguredWeightsIsPublishedWithItsFigures() {
    journal.fashion(80);
    learner.tell(new BlendLearner.Stirred(100, 1));

    LearningTold told = await(Outcome.TAKEN_UP);

    assertThat(store.blends).containsOnlyKeys(NOON.toEpochMilli());
    assertThat(store.blends.getOrDefault(NOON.toEpochMilli(), Optional.empty()))
        .map(LearnedBlend::trial)
        .isEqualTo(told.trial());
    assertThat(told.events()).isEqualTo(journal.events());
    assertThat(told.at()).isEqualTo(NOON);
  }

  @Test
  void whileItIsLearningItSaysSinceWhen() {
    CompletableFuture<Void> isSeen = new CompletableFuture<>();
    trainer =
        (history, moment, rules) -> {
          isSeen.join();
          return NetworkTrainer.NONE.train(history, moment, rules);
        };
    journal.fashion(80);
    learner.tell(new BlendLearner.Stirred(100, 1));

    assertThat(told().since()).contains(NOON);
    isSeen.complete(null);

    assertThat(await(Outcome.TAKEN_UP).since()).isEmpty();
  }

  @Test
  void whatIsNoBetterThanTheBlendInForceLeavesItInForce() {
    journal.fashion(80);
    learner.tell(new BlendLearner.Stirred(100, 1));
    await(Outcome.TAKEN_UP);

    now = now.plus(EVERY);
    learner.tell(new BlendLearner.Stirred(100, 2));

    await(Outcome.NO_BETTER);
    assertThat(store.blends).containsOnlyKeys(NOON.toEpochMilli());
  }

  @Test
  void fromTooFewPeopleNothingIsLearnedAndStatusSaysSo() {
    journal.fashion(8);
    learner.tell(new BlendLearner.Stirred(100, 1));

    assertThat(await(Outcome.TOO_FEW_PEOPLE).people()).isLessThan(20);
    assertThat(store.blends).isEmpty();
  }

  @Test
  void whileTheJournalIsAwayTheLastBlendStaysAndAMinuteLaterItIsTriedAgain() {
    journal.fashion(80);
    journal.isAway = true;
    store.publish(7, LearnedBlends.of(0.001));
    learner.tell(new BlendLearner.Stirred(100, 1));
    await(Outcome.FAILED);
    assertThat(store.blends).containsOnlyKeys(7L);

    journal.isAway = false;
    now = now.plus(Duration.ofMinutes(1));
    learner.tell(new BlendLearner.Stirred(100, 1));

    await(Outcome.TAKEN_UP);
    assertThat(store.blends).containsOnlyKeys(7L, now.toEpochMilli());
  }

  @Test
  void whatIsThrownWhileItBeginsIsAFailureAndStopsNothing() {
    journal.fashion(80);
    journal.isBroken = true;
    learner.tell(new BlendLearner.Stirred(100, 1));
    LearningTold failed = await(Outcome.FAILED);
    assertThat(failed.failures()).isEqualTo(1);
    assertThat(failed.cause()).isEqualTo("java.lang.IllegalStateException: thrown for a test");

    journal.isBroken = false;
    now = now.plus(Duration.ofMinutes(1));
    learner.tell(new BlendLearner.Stirred(100, 1));

    await(Outcome.TAKEN_UP);
  }

  @Test
  void anErrorInTheMiddleOfALessonIsAFailureToo() {
    journal.fashion(80);
    trainer =
        (history, moment, rules) -> {
          throw new NoClassDefFoundError("a library that is not there");
        };
    learner.tell(new BlendLearner.Stirred(100, 1));
    await(Outcome.FAILED);
    now = now.plus(Duration.ofHours(1));
    learner.tell(new BlendLearner.Stirred(100, 1));

    LearningTold twice = probe.awaitAssert(Duration.ofSeconds(30), this::toldOfTwoFailures);

    assertThat(twice.cause()).contains("a library that is not there");
    trainer = NetworkTrainer.NONE;
    now = now.plus(Duration.ofHours(1));
    learner.tell(new BlendLearner.Stirred(100, 1));
    assertThat(await(Outcome.TAKEN_UP).failures()).isZero();
  }

  private LearningTold toldOfTwoFailures() {
    LearningTold told = told();
    assertThat(told.failures()).isEqualTo(2);
    return told;
  }

  @Test
  void whereItsOwnStepFailsItStartsAnewAndGoesOn() {
    journal.fashion(80);
    clockIsBroken = true;
    learner.tell(new BlendLearner.Stirred(100, 1));
    assertThat(told().outcome()).isEqualTo(Outcome.WAITING);

    clockIsBroken = false;
    learner.tell(new BlendLearner.Stirred(100, 1));

    await(Outcome.TAKEN_UP);
  }

  @Test
  void untilItIsTimeAgainNothingIsRead() {
    journal.fashion(80);
    learner.tell(new BlendLearner.Stirred(100, 1));
    await(Outcome.TAKEN_UP);
    int reads = journal.reads.get();

    now = now.plus(EVERY).minusSeconds(1);
    learner.tell(new BlendLearner.Stirred(149, 2));

    assertThat(told().outcome()).isEqualTo(Outcome.TAKEN_UP);
    assertThat(journal.reads).hasValue(reads);
  }

  @Test
  void ofMorePeopleAHashDrawsSomeAndOneStandsForSeveral() {
    journal.fashion(80);

    History half = histories(40, 100_000);
    History few = histories(1_000, 100);

    assertThat(half.byUser()).hasSize(40);
    assertThat(half.oneStandsFor()).isEqualTo(2);
    assertThat(few.events()).isBetween(50L, 100L);
    assertThat(histories(40, 100_000).byUser()).containsExactlyEntriesOf(half.byUser());
    assertThat(histories(1_000, 100_000).oneStandsFor()).isEqualTo(1);
  }

  @Test
  void whoDidMoreThanATenthOfWhatIsReadIsLeftOutAndStopsNothing() {
    journal.fashion(80);
    List<String> bots = IntStream.range(0, 20).mapToObj(i -> "bot-" + i).toList();
    bots.forEach(bot -> journal.busy(bot, 21));

    History history = histories(1_000, 200);

    assertThat(history.events()).isGreaterThan(100);
    assertThat(history.byUser()).doesNotContainKeys(bots.toArray(String[]::new));
  }

  private History histories(int mostPeople, int mostEvents) {
    return new Histories(journal, settings(mostPeople, mostEvents, 20), kit.system())
        .read()
        .toCompletableFuture()
        .join();
  }

  private LearningTold await(Outcome outcome) {
    return probe.awaitAssert(
        Duration.ofSeconds(30),
        () -> {
          LearningTold told = told();
          assertThat(told.outcome()).isEqualTo(outcome);
          return told;
        });
  }

  private LearningTold told() {
    learner.tell(new BlendLearner.Tell(probe.ref()));
    return probe.receiveMessage();
  }

  private static LearningSettings settings(int mostPeople, int leastPeople) {
    return settings(mostPeople, 100_000, leastPeople);
  }

  private static LearningSettings settings(int mostPeople, int mostEvents, int leastPeople) {
    return new LearningSettings(EVERY, mostPeople, mostEvents, leastPeople, 1);
  }

  private BlendLearner.Surroundings surroundings(LearningSettings settings) {
    return new BlendLearner.Surroundings(
        journal,
        BlendLearnerTest::catalogue,
        new Moment.Rules(
            FOLD,
            new BurstRule(30, Duration.ofSeconds(10)),
            new ClusteringSettings(
                new Seeding(3, 2, 5, 500, 1),
                Adaptivity.fixed(3),
                0.7,
                0.2,
                10_000,
                1e-3,
                0,
                Duration.ofHours(1),
                0.1,
                WEEK,
                100,
                50,
                5),
            GraphSettings.standard(),
            RankingSettings.standard().forMeasuring()),
        store,
        settings,
        (history, moment, rules) -> trainer.train(history, moment, rules),
        new Clock() {
          @Override
          public Instant instant() {
            if (clockIsBroken) {
              throw new IllegalStateException("no time, for a test");
            }
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
        kit.system().executionContext());
  }

  private static Embedding vector(int item) {
    return Embedding.directionOf(new float[] {1, item * 37 % ITEMS / (float) ITEMS});
  }

  private static Catalogue catalogue() {
    List<CatalogueChange> changes = new ArrayList<>();
    for (int i = 0; i < ITEMS; i++) {
      Item item =
          new Item(
              "i" + i,
              "item " + i,
              "",
              List.of(),
              List.of(),
              Optional.empty(),
              NOON,
              false,
              vector(i));
      changes.add(new CatalogueChange.Put(item, 1));
    }
    return Catalogue.empty(SPACE).with(changes);
  }

  /** Journals in memory that can be away. */
  private static final class Journal implements JournalReader {
    private final Map<String, List<UserFact>> users = new LinkedHashMap<>();
    private volatile boolean isAway;
    private volatile boolean isBroken;
    private final AtomicInteger reads = new AtomicInteger();

    /** Each day has its own items, bought by most who come that day. */
    void fashion(int people) {
      Random random = new Random(11);
      for (int day = 0; day < 14; day++) {
        for (int user = 0; user < people; user++) {
          if (random.nextInt(3) == 0) {
            int item = random.nextInt(5) == 0 ? random.nextInt(ITEMS) : day * 3 + random.nextInt(3);
            users
                .computeIfAbsent("user-" + user, any -> new ArrayList<>())
                .add(purchase(item, NOON.plus(Duration.ofDays(day)).plusSeconds(user)));
          }
        }
      }
    }

    void busy(String user, int events) {
      users.put(user, Collections.nCopies(events, purchase(0, NOON)));
    }

    long events() {
      return users.values().stream().mapToLong(List::size).sum();
    }

    private static UserFact purchase(int item, Instant at) {
      return new BehaviorRecorded(
          new Behavior(
              EventKey.NONE,
              BehaviorType.PURCHASE,
              Optional.of("i" + item),
              "",
              OptionalDouble.empty(),
              at,
              new TreeMap<>(),
              Optional.of(QuantisedVector.of(vector(item))),
              SPACE.id(),
              false));
    }

    @Override
    public CompletionStage<List<UserFact>> facts(String user, long from, long to) {
      reads.incrementAndGet();
      return isAway
          ? CompletableFuture.failedFuture(away())
          : CompletableFuture.completedFuture(
              users.getOrDefault(user, List.of()).stream()
                  .skip(from - 1)
                  .limit(to - from + 1)
                  .toList());
    }

    @Override
    public CompletionStage<Long> highestSequence(String user) {
      return CompletableFuture.completedFuture((long) users.getOrDefault(user, List.of()).size());
    }

    @Override
    public Source<String, NotUsed> users() {
      if (isBroken) {
        throw new IllegalStateException("thrown for a test");
      }
      return isAway ? Source.failed(away()) : Source.from(users.keySet());
    }

    private static JournalUnavailableException away() {
      return new JournalUnavailableException(
          "the journal is away", new IllegalStateException("for a test"));
    }
  }
}
