package penchant.actors.clustering;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.persistence.testkit.PersistenceTestKitPlugin;
import org.apache.pekko.persistence.testkit.PersistenceTestKitSnapshotPlugin;
import org.apache.pekko.persistence.testkit.ProcessingSuccess;
import org.apache.pekko.persistence.testkit.StorageFailure;
import org.apache.pekko.persistence.testkit.WriteEvents;
import org.apache.pekko.persistence.testkit.javadsl.PersistenceTestKit;
import org.jspecify.annotations.Nullable;
import penchant.domain.clustering.Adaptivity;
import penchant.domain.clustering.ClusterModel;
import penchant.domain.clustering.ClusteringSettings;
import penchant.domain.clustering.CohortTable;
import penchant.domain.clustering.Deed;
import penchant.domain.clustering.Effort;
import penchant.domain.clustering.ItemKnowledge;
import penchant.domain.clustering.Mean;
import penchant.domain.clustering.Seeding;
import penchant.domain.decay.HalfLife;
import penchant.domain.vector.Embedding;
import penchant.domain.vector.QuantisedVector;
import penchant.domain.vector.VectorSpace;
import scala.jdk.javaapi.CollectionConverters;

/**
 * All cohorts, a coordinator and one node's model, with rows and journal in memory. Time passes
 * only when it is told to, a second at a time, and every second is waited for until all have done
 * what it brought.
 */
final class SmallCluster implements AutoCloseable {

  static final VectorSpace SPACE = new VectorSpace("test", 64);
  static final String JOURNAL = "clustering-coordinator";
  private static final HalfLife WEEK = new HalfLife(Duration.ofDays(7));

  private final ActorTestKit kit =
      ActorTestKit.create(
          ConfigFactory.parseString(
                  "pekko.persistence.testkit.events.serialize = off\n"
                      + "pekko.persistence.testkit.snapshots.serialize = off\n"
                      // 129 actors have to be heard, on a machine that may have other work.
                      + "pekko.actor.testkit.typed.single-expect-default = 1 minute")
              .withFallback(PersistenceTestKitPlugin.config())
              .withFallback(PersistenceTestKitSnapshotPlugin.config())
              .withFallback(ManualTime.config())
              .withFallback(ConfigFactory.load()));
  final PersistenceTestKit journal = PersistenceTestKit.create(kit.system());
  private final ManualTime time = ManualTime.get(kit.system());
  private final DrivenClock clock = new DrivenClock();
  private final List<RowsInMemory> rows = new ArrayList<>();
  private final List<ActorRef<Cohort.Command>> cohorts = new ArrayList<>();
  private long incarnations = 1;
  private final Map<String, Long> sequences = new HashMap<>();
  final Map<String, Embedding> itemVectors = new ConcurrentHashMap<>();
  private final SplittableRandom random = new SplittableRandom(1);
  private final TestProbe<StoryTold> stories = kit.createTestProbe(StoryTold.class);
  private final TestProbe<CohortNews> news = kit.createTestProbe(CohortNews.class);
  private final TestProbe<ReportReply> replies = kit.createTestProbe(ReportReply.class);
  private final TestProbe<String> woken = kit.createTestProbe(String.class);
  private final TestProbe<ModelPart> newcomer = kit.createTestProbe(ModelPart.class);
  private final Adaptivity adaptivity;
  private final Duration auditEvery;
  final ClusterModels models = new ClusterModels();
  ActorRef<ClusteringCoordinator.Command> coordinator;
  private ActorRef<ModelPart> node;
  private volatile @Nullable ActorRef<CohortNews> ear;

  private static final class DrivenClock extends Clock {
    volatile Instant now = Instant.parse("2026-03-01T12:00:00Z");

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }

  SmallCluster(Adaptivity adaptivity) {
    this(adaptivity, Duration.ofDays(1));
  }

  SmallCluster(Adaptivity adaptivity, Duration auditEvery) {
    this.adaptivity = adaptivity;
    this.auditEvery = auditEvery;
    for (int number = 0; number < Cohort.COHORTS; number++) {
      rows.add(new RowsInMemory());
      cohorts.add(startCohort(number, 1));
    }
    startCoordinator();
  }

  /** The cohort, once it has read its rows: what it is told before, it does not hear. */
  private ActorRef<Cohort.Command> startCohort(int number, long incarnation) {
    ActorRef<Cohort.Command> cohort =
        kit.spawn(
            Cohort.create(
                number,
                incarnation,
                new Cohort.Surroundings(
                    rows.get(number),
                    () -> new CohortTable(SPACE.dimensions(), WEEK, 0.01),
                    models::current,
                    user -> woken.ref().tell(user))));
    cohort.tell(new Cohort.Heads(List.of(new Cohort.Head("somebody it has no row of", 1))));
    woken.receiveMessage();
    return cohort;
  }

  /** The cohort stops here and starts elsewhere, with the rows that were written. */
  void moveCohort(int number) {
    kit.stop(cohorts.get(number));
    cohorts.set(number, startCohort(number, ++incarnations));
  }

  /** Another coordinator, with the same journal. */
  void startCoordinator() {
    coordinator =
        kit.spawn(
            ClusteringCoordinator.create(
                new ClusteringSurroundings(
                    SPACE,
                    settings(),
                    Cohort.COHORTS,
                    this::tell,
                    this::knowledge,
                    clock,
                    new Effort())));
    node = kit.spawn(models.follow(coordinator));
  }

  private void tell(int cohort, Cohort.Command command) {
    if (command instanceof Cohort.Poll poll) {
      ear = poll.replyTo();
    }
    cohorts.get(cohort).tell(command);
  }

  /** The coordinator hears that now, whoever says it. */
  void hear(CohortNews said) {
    Objects.requireNonNull(ear, "nobody has been asked yet").tell(said);
  }

  void stopCoordinator() {
    kit.stop(node);
    kit.stop(coordinator);
  }

  private ClusteringSettings settings() {
    return new ClusteringSettings(
        new Seeding(adaptivity.start(), 3, 15, 2_000, 1.02),
        adaptivity,
        0.7,
        0.2,
        0,
        1e-3,
        0.01,
        auditEvery,
        0.1,
        WEEK,
        20,
        20,
        8);
  }

  private ItemKnowledge knowledge() {
    return new ItemKnowledge() {
      @Override
      public Mean mean() {
        return Mean.NONE;
      }

      @Override
      public List<String> terms(String item) {
        return List.of(item);
      }

      @Override
      public Optional<Embedding> vector(String item) {
        return Optional.ofNullable(itemVectors.get(item));
      }
    };
  }

  /** The unit vector along an axis, and a little of everything else. */
  Embedding near(int axis, double spread) {
    float[] vector = new float[SPACE.dimensions()];
    for (int i = 0; i < vector.length; i++) {
      vector[i] = (float) (spread * random.nextGaussian());
    }
    vector[axis] += 1;
    return Embedding.directionOf(vector);
  }

  /** The user reports its next fact, about an item. */
  void report(String user, Embedding vector, String item) {
    report(user, QuantisedVector.of(vector), item);
  }

  void report(String user, QuantisedVector vector, String item) {
    long sequence = sequences.merge(user, 1L, Long::sum);
    Instant now = clock.instant();
    cohorts
        .get(Integer.parseInt(Cohort.idOf(user)))
        .tell(
            new Cohort.Report(
                user,
                sequence,
                sequence,
                Optional.of(vector),
                List.of(new Deed(Deed.ofItem(item), 1, now.toEpochMilli())),
                Optional.ofNullable(itemVectors.get(item)).map(QuantisedVector::of),
                now,
                replies.ref()));
  }

  /** That many seconds pass. */
  void pass(int seconds) {
    for (int second = 0; second < seconds; second++) {
      clock.now = clock.now.plusSeconds(1);
      time.timePasses(Duration.ofSeconds(1));
      for (int i = 0; i < 3; i++) {
        awaitCoordinator();
        awaitCohorts();
      }
      awaitCoordinator();
    }
  }

  /** The coordinator's next write fails; time passes until that has happened and is over. */
  void passAFailedWrite() {
    journal.failNextPersisted(JOURNAL);
    awaitCoordinatorThat(false);
    awaitCoordinatorThat(true);
  }

  /** The same, but what was written is found in the journal all the same. */
  void passAWriteThatFailsAndStands() {
    List<Object> written = new CopyOnWriteArrayList<>();
    journal.withPolicy(
        (id, operation) -> {
          if (operation instanceof WriteEvents write) {
            written.addAll(CollectionConverters.asJava(write.batch()));
            return StorageFailure.create();
          }
          return ProcessingSuccess.getInstance();
        });
    awaitCoordinatorThat(false);
    journal.resetPolicy();
    journal.persistForRecovery(JOURNAL, written);
    awaitCoordinatorThat(true);
  }

  private void awaitCoordinatorThat(boolean answers) {
    stories.awaitAssert(
        Duration.ofSeconds(20),
        () -> {
          clock.now = clock.now.plusSeconds(1);
          time.timePasses(Duration.ofSeconds(1));
          awaitCohorts();
          assertThat(coordinatorAnswers()).isEqualTo(answers);
          return answers;
        });
  }

  private boolean coordinatorAnswers() {
    TestProbe<StoryTold> probe = kit.createTestProbe(StoryTold.class);
    coordinator.tell(new ClusteringCoordinator.TellStory(1, probe.ref()));
    try {
      probe.receiveMessage(Duration.ofMillis(300));
      return true;
    } catch (AssertionError silent) {
      return false;
    }
  }

  private void awaitCoordinator() {
    coordinator.tell(new ClusteringCoordinator.TellStory(1, stories.ref()));
    stories.receiveMessage();
  }

  private void awaitCohorts() {
    for (ActorRef<Cohort.Command> cohort : cohorts) {
      cohort.tell(new Cohort.Poll(0, 0, news.ref()));
      news.receiveMessage();
    }
  }

  StoryTold story(long cluster) {
    coordinator.tell(new ClusteringCoordinator.TellStory(cluster, stories.ref()));
    return stories.receiveMessage();
  }

  /** What a node that knows nothing is told at once; all parts of it. */
  ClusterModel toldToANewNode() {
    coordinator.tell(new ClusteringCoordinator.NodeHas(0, newcomer.ref()));
    List<ModelPart> parts = new ArrayList<>();
    do {
      parts.add(newcomer.receiveMessage());
    } while (parts.size() < parts.get(0).parts());
    return ModelPart.whole(parts).appliedTo(ClusterModel.EMPTY).orElseThrow();
  }

  static long people(ClusterModel model) {
    assertThat(model.clusters()).isNotEmpty();
    return model.clusters().stream().mapToLong(cluster -> cluster.size()).sum();
  }

  @Override
  public void close() {
    kit.shutdownTestKit();
  }
}
