package penchant.infra.node;

import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.apache.pekko.Done;
import org.apache.pekko.actor.CoordinatedShutdown;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.SupervisorStrategy;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.sharding.typed.ClusterShardingSettings;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.apache.pekko.cluster.typed.ClusterSingleton;
import org.apache.pekko.cluster.typed.SingletonActor;
import org.jspecify.annotations.Nullable;
import penchant.actors.clustering.ClusterModels;
import penchant.actors.clustering.ClusteringCoordinator;
import penchant.actors.clustering.ClusteringSurroundings;
import penchant.actors.clustering.Cohort;
import penchant.actors.clustering.CohortRows;
import penchant.actors.clustering.JournalSweep;
import penchant.actors.clustering.Neighbourhood;
import penchant.actors.clustering.StoryTold;
import penchant.actors.clustering.WakeUsers;
import penchant.actors.crowd.BlendLearner;
import penchant.actors.crowd.CrowdKeeper;
import penchant.actors.crowd.CrowdSettings;
import penchant.actors.crowd.Crowds;
import penchant.actors.crowd.LearningTold;
import penchant.actors.user.CohortReports;
import penchant.actors.user.JournalReader;
import penchant.domain.catalogue.Catalogue;
import penchant.domain.catalogue.Item;
import penchant.domain.clustering.ClusteringSettings;
import penchant.domain.clustering.CohortTable;
import penchant.domain.clustering.Effort;
import penchant.domain.vector.VectorSpace;

/**
 * Puts the parts of clustering together: cohorts, coordinator, sweep, and the model on this node.
 */
final class Clustering {

  private static final DispatcherSelector HEAVY =
      DispatcherSelector.fromConfig("penchant.dispatchers.blocking-io");
  private static final Duration STORY_PATIENCE = Duration.ofSeconds(5);

  private static final Duration LEARNING_PATIENCE = Duration.ofSeconds(2);

  private final ActorSystem<?> system;
  private final ClusterModels models = new ClusterModels();
  private volatile boolean leaving;
  private @Nullable ActorRef<ClusteringCoordinator.Command> coordinator;
  private @Nullable ActorRef<CrowdKeeper.Command> crowdKeeper;

  Clustering(ActorSystem<?> system) {
    this.system = system;
    CoordinatedShutdown.get(system)
        .addTask(
            CoordinatedShutdown.PhaseServiceStop(),
            "stop-talking-to-cohorts",
            () -> {
              leaving = true;
              return CompletableFuture.completedFuture(Done.getInstance());
            });
  }

  ClusterModels models() {
    return models;
  }

  CohortReports reports() {
    return report -> tell(Cohort.idOf(report.user()), report);
  }

  /**
   * While this node leaves, nothing more is sent: shards that are moving buffer what comes, and the
   * leave would wait for that. Whatever is not sent now is sent again by whoever takes over.
   */
  private void tell(String cohort, Cohort.Command command) {
    if (!leaving) {
      ClusterSharding.get(system).entityRefFor(Cohort.KEY, cohort).tell(command);
    }
  }

  /** What became of a cluster; fails with a time-out while the coordinator is away. */
  CompletionStage<StoryTold> story(long cluster) {
    return AskPattern.ask(
        Objects.requireNonNull(coordinator, "clustering has not been started"),
        replyTo -> new ClusteringCoordinator.TellStory(cluster, replyTo),
        STORY_PATIENCE,
        system.scheduler());
  }

  Neighbourhood neighbourhood() {
    return new Neighbourhood(system, (cohort, command) -> tell(Integer.toString(cohort), command));
  }

  void start(
      ClusteringSettings settings,
      VectorSpace space,
      Supplier<Catalogue> catalogue,
      JournalReader journal,
      WakeUsers wake,
      CohortRows rows) {
    Cohort.Surroundings surroundings =
        new Cohort.Surroundings(
            rows,
            () ->
                new CohortTable(
                    space.dimensions(), settings.popularityHalfLife(), settings.stickiness()),
            models::current,
            wake);
    ClusterSharding.get(system)
        .init(
            Entity.of(
                    Cohort.KEY,
                    entity ->
                        Cohort.create(
                            Integer.parseInt(entity.getEntityId()),
                            System.nanoTime() ^ system.address().hashCode(),
                            surroundings))
                .withSettings(ClusterShardingSettings.create(system).withNoPassivationStrategy()));
    BiConsumer<Integer, Cohort.Command> cohorts =
        (cohort, command) -> tell(Integer.toString(cohort), command);
    ClusterSingleton singletons = ClusterSingleton.get(system);
    ActorRef<ClusteringCoordinator.Command> proxy =
        singletons.init(
            SingletonActor.of(
                    startedAnewWhenItFails(
                        ClusteringCoordinator.create(
                            new ClusteringSurroundings(
                                space,
                                settings,
                                Cohort.COHORTS,
                                cohorts,
                                new CatalogueKnowledge(catalogue),
                                Clock.systemUTC(),
                                new Effort()))),
                    "clustering-coordinator")
                .withProps(HEAVY));
    coordinator = proxy;
    singletons.init(
        SingletonActor.of(
            startedAnewWhenItFails(JournalSweep.create(journal, cohorts)), "journal-sweep"));
    system.systemActorOf(models.follow(proxy), "cluster-models", Props.empty());
  }

  /** A singleton that stopped for what one message did to it would be missing until it moves. */
  private static <T> Behavior<T> startedAnewWhenItFails(Behavior<T> singleton) {
    return Behaviors.supervise(singleton)
        .onFailure(
            SupervisorStrategy.restartWithBackoff(
                Duration.ofSeconds(1), Duration.ofSeconds(30), 0.1));
  }

  /** Where what takes long is made. */
  Executor heavy() {
    return system.dispatchers().lookup(HEAVY);
  }

  /** What came of learning; fails with a time-out while nobody keeps the crowd. */
  CompletionStage<LearningTold> learning() {
    return AskPattern.ask(
        Objects.requireNonNull(crowdKeeper, "nobody keeps the crowd yet"),
        CrowdKeeper.TellLearning::new,
        LEARNING_PATIENCE,
        system.scheduler());
  }

  /** Gathers what everybody does, on one node, and takes it up on each. */
  void keep(
      Crowds crowds,
      Supplier<Catalogue> catalogue,
      CrowdSettings settings,
      Optional<BlendLearner.Surroundings> learning) {
    crowdKeeper =
        ClusterSingleton.get(system)
            .init(
                SingletonActor.of(
                    CrowdKeeper.create(
                        new CrowdKeeper.Surroundings(
                            Cohort.COHORTS,
                            (cohort, command) -> tell(Integer.toString(cohort), command),
                            () -> catalogue.get().items().stream().map(Item::id).toList(),
                            crowds.store(),
                            settings,
                            () -> crowds.wantedGraph().orElse(settings.graph().fit()),
                            learning,
                            Clock.systemUTC(),
                            heavy())),
                    "crowd-keeper"));
    system.systemActorOf(crowds.follow(), "crowds", Props.empty());
  }
}
