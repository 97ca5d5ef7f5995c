package penchant.actors.user;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.pekko.NotUsed;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.FishingOutcomes;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.pattern.StatusReply;
import org.apache.pekko.persistence.testkit.PersistenceTestKitPlugin;
import org.apache.pekko.persistence.testkit.PersistenceTestKitSnapshotPlugin;
import org.apache.pekko.persistence.testkit.ProcessingSuccess;
import org.apache.pekko.persistence.testkit.WriteEvents;
import org.apache.pekko.persistence.testkit.javadsl.PersistenceTestKit;
import org.apache.pekko.stream.javadsl.Source;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import penchant.actors.clustering.Cohort;
import penchant.actors.clustering.ReportReply;
import penchant.domain.behavior.Behavior;
import penchant.domain.behavior.BehaviorType;
import penchant.domain.behavior.BurstRule;
import penchant.domain.behavior.EventKey;
import penchant.domain.behavior.EventWeights;
import penchant.domain.catalogue.Catalogue;
import penchant.domain.clustering.ClusterModel;
import penchant.domain.decay.HalfLife;
import penchant.domain.interest.BehaviorRecorded;
import penchant.domain.interest.Fold;
import penchant.domain.interest.InterestProfile;
import penchant.domain.interest.UserFact;
import penchant.domain.ranking.RankedItem;
import penchant.domain.ranking.RankedList;
import penchant.domain.ranking.Ranker;
import penchant.domain.ranking.RankingQuery;
import penchant.domain.ranking.RankingSettings;
import penchant.domain.vector.QuantisedVector;
import penchant.domain.vector.VectorSpace;

class UserTest {

  private static final VectorSpace SPACE = new VectorSpace("test", 2);
  private static final Fold FOLD =
      Fold.named(
          "test",
          SPACE,
          new HalfLife(Duration.ofDays(45)),
          new HalfLife(Duration.ofDays(7)),
          EventWeights.standard(),
          30,
          8,
          0.6,
          8,
          1000);
  static final UserSettings SETTINGS =
      new UserSettings(
          100,
          Duration.ofSeconds(3),
          Duration.ofMillis(300),
          100,
          100,
          40_000,
          200,
          new UserSettings.Backoff(Duration.ofMillis(20), Duration.ofMillis(100)),
          Duration.ofMillis(10),
          new UserSettings.Backoff(Duration.ofMillis(100), Duration.ofMillis(200)),
          Duration.ofSeconds(1));

  private final ActorTestKit kit =
      ActorTestKit.create(
          ConfigFactory.parseString(
                  "pekko.persistence.testkit.events.serialize = off\n"
                      + "pekko.persistence.testkit.snapshots.serialize = off")
              .withFallback(PersistenceTestKitPlugin.config())
              .withFallback(PersistenceTestKitSnapshotPlugin.config())
              .withFallback(ConfigFactory.load()));
  private final AtomicBoolean trusted = new AtomicBoolean(true);
  private Catalogue catalogue = Catalogue.empty(SPACE);
  private final PersistenceTestKit journal = PersistenceTestKit.create(kit.system());
  private final TestProbe<Cohort.Report> cohort = kit.createTestProbe(Cohort.Report.class);
  private final TestProbe<RecordReply> recorded = kit.createTestProbe();
  private final TestProbe<StatusReply<ProfileDigest>> digests = kit.createTestProbe();
  private final TestProbe<StatusReply<RankedAnswer>> lists = kit.createTestProbe();

  /** Every profile of which a digest was made. */
  private final List<InterestProfile> digested = new CopyOnWriteArrayList<>();

  @AfterEach
  void stop() {
    kit.shutdownTestKit();
  }

  @Test
  void aBatchIsWrittenOnceAndItsDuplicatesAreCounted() {
    ActorRef<User.Command> user = start();

    assertThat(record(user, "a", "b", "a")).isEqualTo(new Recorded(2, 2, 1));
    assertThat(record(user, "b", "c")).isEqualTo(new Recorded(3, 1, 1));

    assertThat(journal.persistedInStorage("user:ann")).hasSize(3);
  }

  @Test
  void aBatchOfDuplicatesIsAnsweredWithoutAWrite() {
    ActorRef<User.Command> user = start();
    record(user, "a");
    journal.failNextPersisted("user:ann");

    assertThat(record(user, "a")).isEqualTo(new Recorded(1, 0, 1));
  }

  @Test
  void aWriteThatFailsIsRefusedWhileReadsGoOnFromTheLastProfile() {
    ActorRef<User.Command> user = start();
    record(user, "a");
    journal.failNextPersisted("user:ann");

    user.tell(new User.RecordBatch(List.of(click("b")), recorded.ref()));

    assertThat(why(recorded.receiveMessage())).isEqualTo(NotRecorded.Why.WRITE_FAILED);
    assertThat(digest(user).events()).isEqualTo(1);
  }

  @Test
  void aUserWhoseJournalCannotBeReadIsAwayAndTheJournalIsNot() {
    journal.failNextRead("user:ann");
    ActorRef<User.Command> user = start();

    user.tell(new User.RecordBatch(List.of(click("a")), recorded.ref()));

    assertThat(why(recorded.receiveMessage())).isEqualTo(NotRecorded.Why.USER_AWAY);
  }

  @Test
  void afterAFailedWriteTheSameBatchIsRecordedOnce() {
    ActorRef<User.Command> user = start();
    record(user, "a");
    journal.failNextPersisted("user:ann");
    user.tell(new User.RecordBatch(List.of(click("b")), recorded.ref()));
    assertThat(why(recorded.receiveMessage())).isEqualTo(NotRecorded.Why.WRITE_FAILED);

    recorded.awaitAssert(
        () -> {
          user.tell(new User.RecordBatch(List.of(click("b")), recorded.ref()));
          RecordReply answer = recorded.receiveMessage();
          assertThat(answer).isInstanceOf(Recorded.class);
          return answer;
        });

    assertThat(journal.persistedInStorage("user:ann")).hasSize(2);
  }

  @Test
  void aJournalThatFailedIsNotReadAgainBeforeSomebodyNeedsIt() {
    ActorRef<User.Command> user = start();
    record(user, "a");
    journal.failNextPersisted("user:ann");
    user.tell(new User.RecordBatch(List.of(click("b")), recorded.ref()));
    assertThat(why(recorded.receiveMessage())).isEqualTo(NotRecorded.Why.WRITE_FAILED);
    recorded.expectNoMessage(SETTINGS.journalBackoff().most().multipliedBy(3));
    assertThat(digest(user).events()).isEqualTo(1);

    journal.failNextRead("user:ann");
    user.tell(new User.RecordBatch(List.of(click("b")), recorded.ref()));

    assertThat(why(recorded.receiveMessage())).isEqualTo(NotRecorded.Why.USER_AWAY);
  }

  /**
   * Trust is lost at the question before the write: nothing is written, since others may have
   * written meanwhile, and a late write would take the place of theirs. Or it is lost at the
   * question after the write: what is written is not acknowledged.
   */
  @ParameterizedTest
  @CsvSource({"2, WRITE_FAILED, 0, 1, 0", "3, USER_AWAY, 1, 0, 1"})
  void whileNobodyTrustsTheNodeNothingIsAcknowledged(
      int lostAt, NotRecorded.Why why, int written, int acceptedAgain, int duplicateAgain) {
    AtomicInteger asked = new AtomicInteger();
    ActorRef<User.Command> user =
        kit.spawn(
            User.create(
                "ann",
                surroundings(
                    new JournalOfTheTestKit(),
                    report -> {},
                    this::bytes,
                    () -> asked.incrementAndGet() != lostAt,
                    SETTINGS)));

    user.tell(new User.RecordBatch(List.of(click("a")), recorded.ref()));

    assertThat(why(recorded.receiveMessage())).isEqualTo(why);
    assertThat(journal.persistedInStorage("user:ann")).hasSize(written);
    recorded.awaitAssert(
        () -> {
          user.tell(new User.RecordBatch(List.of(click("a")), recorded.ref()));
          assertThat(recorded.receiveMessage())
              .isEqualTo(new Recorded(1, acceptedAgain, duplicateAgain));
          return null;
        });
  }

  @Test
  void aNodeThatNobodyTrustsRecordsNothing() {
    ActorRef<User.Command> user = start();
    record(user, "a");
    trusted.set(false);

    user.tell(new User.RecordBatch(List.of(click("b")), recorded.ref()));

    assertThat(why(recorded.receiveMessage())).isEqualTo(NotRecorded.Why.USER_AWAY);
    assertThat(journal.persistedInStorage("user:ann")).hasSize(1);
  }

  @Test
  void whatIsTooMuchIsTurnedAwayAndWhatWaitsIsWritten() {
    int limit = SETTINGS.waitingLimit();
    WriteQueue queue = new WriteQueue(SETTINGS);

    for (int i = 0; i <= limit; i++) {
      queue.add(new User.RecordBatch(List.of(click("e" + i)), recorded.ref()), "ann");
    }
    RecordReply turnedAway = recorded.receiveMessage();
    int written = 0;
    while (queue.hasNext()) {
      int batches = queue.next().batches().size();
      written += batches;
      queue.written(written, Collections.nCopies(batches, 1));
    }

    assertThat(why(turnedAway)).isEqualTo(NotRecorded.Why.BUSY);
    assertThat(written).isEqualTo(limit);
    assertThat(recorded.receiveSeveralMessages(limit)).allMatch(Recorded.class::isInstance);
  }

  @Test
  void aUserComesBackWithTheSameProfile() {
    ActorRef<User.Command> first = start();
    record(first, "a", "b", "c");
    digest(first);
    kit.stop(first);

    digest(start());

    assertThat(digested).hasSize(2);
    assertThat(digested.get(1)).isNotSameAs(digested.get(0)).isEqualTo(digested.get(0));
    assertThat(digested.get(1).longVector()).isPresent();
  }

  @Test
  void aListThatIsToHaveSeenAnEventWaitsForItsWrite() {
    ActorRef<User.Command> user = start();
    record(user, "a");

    user.tell(new User.Recommend(after(2), lists.ref()));
    user.tell(new User.Recommend(after(1), lists.ref()));
    RankedAnswer atOnce = lists.receiveMessage().getValue();
    record(user, "b");

    assertThat(atOnce.sequence()).isEqualTo(1);
    assertThat(lists.receiveMessage().getValue().sequence()).isEqualTo(2);
  }

  @Test
  void anAnswerToWhatWasDrawnForAListIsInTheJournalWithItsPropensity() {
    catalogue = ListMakerTest.shop(SPACE, 60);
    ActorRef<User.Command> user = start();
    record(user, "a");
    user.tell(new User.Recommend(ListRequest.of(RankingQuery.top(10)), lists.ref()));
    RankedList list = lists.receiveMessage().getValue().list().orElseThrow();
    RankedItem drawn = list.items().get(9);

    Behavior answer = ListMakerTest.about(drawn.item(), click("b"), SPACE).in("list", list.id());
    user.tell(new User.RecordBatch(List.of(answer), recorded.ref()));
    recorded.receiveMessage();

    assertThat(journal.persistedInStorage("user:ann").get(1))
        .extracting(fact -> ((BehaviorRecorded) fact).behavior().context().get("propensity"))
        .isEqualTo(Double.toString(drawn.propensity().orElseThrow()));
  }

  @Test
  void aListThatWaitsForAnEventInVainSaysHowFarItIs() {
    ActorRef<User.Command> user = start();
    record(user, "a");

    user.tell(new User.Recommend(after(2), lists.ref()));

    assertThat(lists.receiveMessage().getValue().sequence()).isEqualTo(1);
  }

  @Test
  void aListThatWaitsForAnEventWhoseWriteFailsComesFromTheLastProfile() {
    ActorRef<User.Command> user = start();
    record(user, "a");
    journal.failNextPersisted("user:ann");

    user.tell(new User.Recommend(after(2), lists.ref()));
    user.tell(new User.RecordBatch(List.of(click("b")), recorded.ref()));

    StatusReply<RankedAnswer> list = lists.receiveMessage();
    assertThat(list.isSuccess()).isTrue();
    assertThat(list.getValue().sequence()).isEqualTo(1);
  }

  @Test
  void aReadOfAUserWhoseJournalCannotBeOpenedIsRefused() {
    journal.failNextRead("user:ann");
    ActorRef<User.Command> user = start();

    user.tell(new User.Recommend(after(0), lists.ref()));

    assertThat(lists.receiveMessage().isError()).isTrue();
  }

  @Test
  void aReportIsSentAgainUntilItIsAcknowledged() {
    ActorRef<User.Command> user = start();
    record(user, "a");

    Cohort.Report first = cohort.receiveMessage();
    Cohort.Report again = cohort.receiveMessage();
    assertThat(again).isEqualTo(first);
    assertThat(first.fromSequence()).isEqualTo(1);
    assertThat(first.deeds()).hasSize(1);
    again.replyTo().tell(new ReportReply.Acknowledged(1));

    cohort.expectNoMessage(Duration.ofMillis(400));
  }

  @Test
  void aReportPointsWhereTheNewestOfItsEventsDoesThatWasLikedAndNoneWithoutNewFactsDoes() {
    ActorRef<User.Command> user = start();
    record(user, "a", "b");

    Cohort.Report both = cohort.receiveMessage();
    both.replyTo().tell(new ReportReply.Acknowledged(2));
    kit.stop(user);
    start();
    Cohort.Report hello = cohort.receiveMessage();

    assertThat(both.lastLiked()).isEqualTo(click("b").vector()).isPresent();
    assertThat(hello.fromSequence()).isEqualTo(3);
    assertThat(hello.lastLiked()).isEmpty();
  }

  @Test
  void aGapIsFilledFromTheJournal() {
    ActorRef<User.Command> first = start();
    record(first, "a", "b");
    cohort.receiveMessage().replyTo().tell(new ReportReply.Acknowledged(2));
    kit.stop(first);

    start();
    Cohort.Report hello =
        cohort
            .fishForMessage(
                Duration.ofSeconds(3),
                report ->
                    report.fromSequence() == 3
                        ? FishingOutcomes.complete()
                        : FishingOutcomes.continueAndIgnore())
            .get(0);
    assertThat(hello.deeds()).isEmpty();
    hello.replyTo().tell(new ReportReply.Gap(0));

    Cohort.Report whole = cohort.receiveMessage();
    assertThat(whole.fromSequence()).isEqualTo(1);
    assertThat(whole.toSequence()).isEqualTo(2);
    assertThat(whole.deeds()).hasSize(2);
  }

  @Test
  void aUserStopsOnlyWhenItsCohortHasEverything() {
    ActorRef<User.Command> user = start();
    record(user, "a");
    TestProbe<Void> watcher = kit.createTestProbe(Void.class);
    Cohort.Report report = cohort.receiveMessage();

    user.tell(new User.Stop());
    watcher.expectNoMessage(Duration.ofMillis(50));
    assertThat(digest(user).events()).isEqualTo(1);
    report.replyTo().tell(new ReportReply.Acknowledged(1));

    watcher.expectTerminated(user, Duration.ofSeconds(3));
  }

  @Test
  void aUserWhoseCohortDoesNotAnswerStopsAllTheSame() {
    ActorRef<User.Command> user = start();
    record(user, "a");
    TestProbe<Void> watcher = kit.createTestProbe(Void.class);

    user.tell(new User.Stop());

    watcher.expectTerminated(user, SETTINGS.stopDeferral().multipliedBy(3));
  }

  @Test
  void aUserThatStopsWaitsForItsWrite() {
    ActorRef<User.Command> user = start();
    record(user, "a");
    CompletableFuture<Boolean> goOn = new CompletableFuture<>();
    journal.withPolicy(
        (persistenceId, operation) -> {
          if (operation instanceof WriteEvents) {
            goOn.orTimeout(10, TimeUnit.SECONDS).join();
          }
          return ProcessingSuccess.getInstance();
        });
    TestProbe<Void> watcher = kit.createTestProbe(Void.class);

    user.tell(new User.RecordBatch(List.of(click("b")), recorded.ref()));
    user.tell(new User.Stop());
    recorded.expectNoMessage(SETTINGS.stopDeferral().multipliedBy(2));
    goOn.complete(true);

    assertThat(recorded.receiveMessage()).isEqualTo(new Recorded(2, 1, 0));
    watcher.expectTerminated(user, Duration.ofSeconds(3));
  }

  @Test
  void aUserThatIsWokenAsksItsCohortHowFarItIs() {
    ActorRef<User.Command> user = start();
    record(user, "a");
    cohort.receiveMessage().replyTo().tell(new ReportReply.Acknowledged(1));
    digest(user);

    user.tell(new User.Wake());
    Cohort.Report hello = cohort.receiveMessage();
    hello.replyTo().tell(new ReportReply.Gap(0));
    Cohort.Report whole = cohort.receiveMessage();

    assertThat(hello.fromSequence()).isEqualTo(2);
    assertThat(hello.toSequence()).isEqualTo(1);
    assertThat(whole.fromSequence()).isEqualTo(1);
    assertThat(whole.deeds()).hasSize(1);
  }

  private static ListRequest after(long sequence) {
    return new ListRequest(RankingQuery.top(5), sequence, Optional.empty());
  }

  private ActorRef<User.Command> start() {
    return kit.spawn(User.create("ann", surroundings()));
  }

  private Recorded record(ActorRef<User.Command> user, String... ids) {
    user.tell(
        new User.RecordBatch(Arrays.stream(ids).map(UserTest::click).toList(), recorded.ref()));
    return (Recorded) recorded.receiveMessage();
  }

  /** Fails for an answer that is not a refusal. */
  private static NotRecorded.Why why(RecordReply reply) {
    return ((NotRecorded) reply).why();
  }

  private ProfileDigest digest(ActorRef<User.Command> user) {
    user.tell(new User.ReadDigest(digests.ref()));
    return digests.receiveMessage().getValue();
  }

  private UserSurroundings surroundings() {
    return surroundings(
        new JournalOfTheTestKit(),
        report -> cohort.ref().tell(report),
        this::bytes,
        trusted::get,
        () -> catalogue,
        SETTINGS);
  }

  /** Everything in memory, and nothing to recommend. */
  static UserSurroundings surroundings(
      JournalReader reader,
      CohortReports reports,
      ProfileBytes bytes,
      BooleanSupplier mayAcknowledge,
      UserSettings settings) {
    return surroundings(
        reader, reports, bytes, mayAcknowledge, () -> Catalogue.empty(SPACE), settings);
  }

  private static UserSurroundings surroundings(
      JournalReader reader,
      CohortReports reports,
      ProfileBytes bytes,
      BooleanSupplier mayAcknowledge,
      Supplier<Catalogue> catalogue,
      UserSettings settings) {
    return new UserSurroundings(
        FOLD,
        new BurstRule(30, Duration.ofSeconds(10)),
        new ListMaker(
            () -> new Ranker(RankingSettings.standard(), FOLD),
            () -> ClusterModel.EMPTY,
            catalogue,
            100),
        () -> ClusterModel.EMPTY,
        catalogue,
        reader,
        reports,
        bytes,
        Runnable::run,
        mayAcknowledge,
        settings);
  }

  private byte[] bytes(InterestProfile profile) {
    digested.add(profile);
    return profile.toString().getBytes(StandardCharsets.UTF_8);
  }

  static Behavior click(String id) {
    return new Behavior(
        new EventKey(Optional.of(id), Optional.empty()),
        BehaviorType.CLICK,
        Optional.of("item-" + id),
        "",
        OptionalDouble.empty(),
        Instant.parse("2026-03-01T12:00:00Z"),
        new TreeMap<>(),
        Optional.of(QuantisedVector.of(0.01f, new byte[] {100, 3})),
        SPACE.id(),
        false);
  }

  private final class JournalOfTheTestKit implements JournalReader {

    @Override
    public CompletionStage<List<UserFact>> facts(String user, long from, long to) {
      return CompletableFuture.completedFuture(
          journal.persistedInStorage("user:" + user).stream()
              .skip(from - 1)
              .limit(to - from + 1)
              .map(UserFact.class::cast)
              .toList());
    }

    @Override
    public CompletionStage<Long> highestSequence(String user) {
      return CompletableFuture.completedFuture(
          (long) journal.persistedInStorage("user:" + user).size());
    }

    @Override
    public Source<String, NotUsed> users() {
      return Source.single("ann");
    }
  }
}
