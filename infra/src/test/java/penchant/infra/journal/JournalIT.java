package penchant.infra.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Row;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.pattern.StatusReply;
import org.apache.pekko.stream.javadsl.Sink;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import penchant.actors.user.ListMaker;
import penchant.actors.user.ProfileDigest;
import penchant.actors.user.RecordReply;
import penchant.actors.user.Recorded;
import penchant.actors.user.User;
import penchant.actors.user.UserSettings;
import penchant.actors.user.UserSurroundings;
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
import penchant.domain.ranking.Ranker;
import penchant.domain.ranking.RankingSettings;
import penchant.domain.vector.QuantisedVector;
import penchant.domain.vector.VectorSpace;
import penchant.infra.cassandra.ContactPoint;
import penchant.infra.cassandra.RealCassandra;
import penchant.infra.config.Installation;
import penchant.infra.serialization.JournalSerializer;

/** Users' journals and snapshots on a real Cassandra, as the shipped configuration has it. */
@ExtendWith(RealCassandra.class)
class JournalIT {

  private static final VectorSpace SPACE = new VectorSpace("test", 2);

  /** Small, so that journals run through several. */
  private static final int PARTITION = 100;

  private static final int BATCH = 8;

  private final ContactPoint cassandra;
  private ActorTestKit kit;
  private final CassandraJournalReader journal;
  private final CqlSession session;

  JournalIT(ContactPoint cassandra, CqlSession session) {
    this.cassandra = cassandra;
    this.session = session;
    this.kit = kit();
    this.journal =
        new CassandraJournalReader(kit.system(), session, kit.system().executionContext());
  }

  private ActorTestKit kit() {
    return kit(Map.of());
  }

  private ActorTestKit kit(Map<String, Object> more) {
    Config config =
        Installation.find()
            .configuration(
                Map.of(
                    "penchant.cassandra.contact-point",
                    cassandra.toString(),
                    "pekko.actor.provider",
                    "local",
                    "pekko.persistence.cassandra.journal.target-partition-size",
                    PARTITION));
    return ActorTestKit.create("penchant", ConfigFactory.parseMap(more).withFallback(config));
  }

  @AfterEach
  void stop() {
    kit.shutdownTestKit();
  }

  @Test
  void aJournalIsReadBackInOrderThroughAllOfItsPartitions() {
    ActorRef<User.Command> user = user("reader", fold(45));
    record(user, 350);

    List<UserFact> facts = await(journal.facts("reader", 1, 1_000));

    assertThat(await(journal.highestSequence("reader"))).isEqualTo(350);
    assertThat(await(journal.highestSequence("nobody"))).isZero();
    assertThat(ids(facts)).isEqualTo(IntStream.range(0, 350).mapToObj(i -> "e" + i).toList());
    assertThat(ids(await(journal.facts("reader", 99, 102))))
        .containsExactly("e98", "e99", "e100", "e101");
    assertThat(await(journal.facts("reader", 351, 400))).isEmpty();
    assertThat(await(journal.users().runWith(Sink.seq(), kit.system()))).contains("reader");
  }

  @Test
  void aWriteThatLandsAfterTheJournalWasOpenedAgainCountsForNoReader() {
    ActorRef<User.Command> first = user("twice", fold(45));
    record(first, 0, 4);
    kit.stop(first);
    ActorRef<User.Command> second = user("twice", fold(45));
    record(second, 4, 12);
    ProfileDigest live = digest(second);
    landLate("user:twice", 4, 5, 6);
    kit.stop(second);

    ProfileDigest recovered = digest(user("twice", fold(45)));

    assertThat(rowsOf("user:twice")).isEqualTo(14);
    assertThat(recovered).isEqualTo(live);
    assertThat(refold("twice", fold(45))).isEqualTo(live);
    assertThat(ids(await(journal.facts("twice", 5, 6)))).containsExactly("e4", "e5");
  }

  /** Rows of the numbers, as the writer of row {@code from} would have written them right then. */
  private void landLate(String persistenceId, long from, long... numbers) {
    for (long number : numbers) {
      Row row =
          session
              .execute(
                  "SELECT * FROM penchant.messages WHERE persistence_id = ? AND partition_nr = 0"
                      + " AND sequence_nr = ?",
                  persistenceId,
                  from)
              .one();
      session.execute(
          "INSERT INTO penchant.messages (persistence_id, partition_nr, sequence_nr, timestamp,"
              + " timebucket, writer_uuid, ser_id, ser_manifest, event_manifest, event)"
              + " VALUES (?, 0, ?, ?, ?, ?, ?, ?, ?, ?)",
          persistenceId,
          number,
          row.getUuid("timestamp"),
          row.getString("timebucket"),
          row.getString("writer_uuid"),
          row.getInt("ser_id"),
          row.getString("ser_manifest"),
          row.getString("event_manifest"),
          row.getByteBuffer("event"));
    }
  }

  private long rowsOf(String persistenceId) {
    return session
        .execute(
            "SELECT count(*) FROM penchant.messages WHERE persistence_id = ? AND partition_nr = 0",
            persistenceId)
        .one()
        .getLong(0);
  }

  @Test
  void aSnapshotThatCannotBeReadIsLeftAside() {
    ActorRef<User.Command> user = user("broken", fold(45));
    record(user, 250);
    ProfileDigest before = digest(user);
    breakSnapshot("user:broken");

    kit.shutdownTestKit();
    kit = kit();
    ProfileDigest after = digest(user("broken", fold(45)));

    assertThat(after).isEqualTo(before);
  }

  @Test
  void aSnapshotThatCannotBeHadNowIsNoReasonToReadTheWholeJournal() {
    ActorRef<User.Command> user = user("late", fold(45));
    record(user, 250);
    kit.shutdownTestKit();
    kit =
        kit(
            Map.of(
                "datastax-java-driver.profiles.pekko-persistence-cassandra-snapshot-profile"
                    + ".basic.request.consistency",
                "THREE"));
    TestProbe<StatusReply<ProfileDigest>> replies = kit.createTestProbe();

    user("late", fold(45)).tell(new User.ReadDigest(replies.ref()));

    assertThat(replies.receiveMessage(Duration.ofSeconds(30)).isError()).isTrue();
  }

  @Test
  void aSnapshotOfAnotherFoldIsLeftAsideAndTheJournalFoldedAnew() {
    ActorRef<User.Command> user = user("other", fold(45));
    record(user, 250);
    ProfileDigest before = digest(user);
    kit.stop(user);
    Fold another = fold(10);

    ProfileDigest after = digest(user("other", another));

    assertThat(after.foldVersion()).isNotEqualTo(before.foldVersion());
    assertThat(after).isEqualTo(refold("other", another));
  }

  private void breakSnapshot(String persistenceId) {
    List<Long> sequences = new ArrayList<>();
    kit.createTestProbe()
        .awaitAssert(
            Duration.ofSeconds(10),
            () -> {
              session
                  .execute(
                      "SELECT sequence_nr FROM penchant.snapshots WHERE persistence_id = ?",
                      persistenceId)
                  .forEach(row -> sequences.add(row.getLong(0)));
              assertThat(sequences).isNotEmpty();
              return null;
            });
    for (long sequence : sequences) {
      session.execute(
          "UPDATE penchant.snapshots SET ser_manifest = 'p99', snapshot_data = ?"
              + " WHERE persistence_id = ? AND sequence_nr = ?",
          ByteBuffer.wrap("of a later version".getBytes(StandardCharsets.UTF_8)),
          persistenceId,
          sequence);
    }
  }

  private ProfileDigest refold(String user, Fold fold) {
    InterestProfile profile = InterestProfile.empty(fold);
    for (UserFact fact : await(journal.facts(user, 1, 1_000))) {
      profile = fact.applyTo(profile, fold);
    }
    return ProfileDigest.of(profile.events(), profile, JournalSerializer::bytesOf);
  }

  private ActorRef<User.Command> user(String id, Fold fold) {
    return kit.spawn(
        User.create(
            id,
            new UserSurroundings(
                fold,
                new BurstRule(30, Duration.ofSeconds(10)),
                new ListMaker(
                    () -> new Ranker(RankingSettings.standard(), fold),
                    () -> ClusterModel.EMPTY,
                    () -> Catalogue.empty(SPACE),
                    100),
                () -> ClusterModel.EMPTY,
                () -> Catalogue.empty(SPACE),
                journal,
                report -> {},
                JournalSerializer::bytesOf,
                Runnable::run,
                () -> true,
                UserSettings.standard())));
  }

  /** In batches that do not fill partitions to the last place. */
  private void record(ActorRef<User.Command> user, int count) {
    record(user, 0, count);
  }

  private void record(ActorRef<User.Command> user, int first, int count) {
    TestProbe<RecordReply> replies = kit.createTestProbe(RecordReply.class);
    for (int from = first; from < count; from += BATCH) {
      int to = Math.min(count, from + BATCH);
      List<Behavior> batch = IntStream.range(from, to).mapToObj(JournalIT::purchase).toList();
      user.tell(new User.RecordBatch(batch, replies.ref()));
      assertThat(replies.receiveMessage(Duration.ofSeconds(30)))
          .isEqualTo(new Recorded(to, to - from, 0));
    }
  }

  private ProfileDigest digest(ActorRef<User.Command> user) {
    TestProbe<StatusReply<ProfileDigest>> replies = kit.createTestProbe();
    user.tell(new User.ReadDigest(replies.ref()));
    return replies.receiveMessage(Duration.ofSeconds(30)).getValue();
  }

  private static Behavior purchase(int number) {
    return new Behavior(
        new EventKey(Optional.of("e" + number), Optional.empty()),
        BehaviorType.PURCHASE,
        Optional.of("item-" + number % 40),
        "",
        OptionalDouble.empty(),
        Instant.parse("2026-03-01T12:00:00Z").plusSeconds(60L * number),
        new TreeMap<>(),
        Optional.of(QuantisedVector.of(0.01f, new byte[] {(byte) (number % 100), 30})),
        SPACE.id(),
        false);
  }

  private static Fold fold(int longHalfLifeDays) {
    return Fold.named(
        "test",
        SPACE,
        new HalfLife(Duration.ofDays(longHalfLifeDays)),
        new HalfLife(Duration.ofDays(7)),
        EventWeights.standard(),
        30,
        8,
        0.6,
        8,
        1000);
  }

  private static List<String> ids(List<UserFact> facts) {
    return facts.stream()
        .map(fact -> ((BehaviorRecorded) fact).behavior().key().id().orElseThrow())
        .toList();
  }

  private static <T> T await(CompletionStage<T> answer) {
    return answer.toCompletableFuture().orTimeout(30, TimeUnit.SECONDS).join();
  }
}
