package penchant.infra.node;

import com.datastax.oss.driver.api.core.CqlSession;
import com.typesafe.config.Config;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.pekko.Done;
import org.apache.pekko.actor.CoordinatedShutdown;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.MemberStatus;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.stream.connectors.cassandra.javadsl.CassandraSessionRegistry;
import penchant.actors.catalogue.KeptCatalogue;
import penchant.actors.clustering.ClusterModels;
import penchant.actors.crowd.CrowdSettings;
import penchant.actors.crowd.Crowds;
import penchant.actors.embedding.PooledEmbedder;
import penchant.actors.node.Fence;
import penchant.actors.node.FenceKeeper;
import penchant.actors.node.Membership;
import penchant.actors.node.NodeDirectory;
import penchant.actors.user.JournalReader;
import penchant.actors.user.ListMaker;
import penchant.actors.user.ShardedUsers;
import penchant.actors.user.UserSettings;
import penchant.actors.user.UserSurroundings;
import penchant.domain.behavior.BurstRule;
import penchant.domain.clustering.ClusterModel;
import penchant.domain.clustering.ClusteringSettings;
import penchant.domain.history.Moment;
import penchant.domain.interest.Fold;
import penchant.domain.ranking.Crowd;
import penchant.domain.ranking.Ranker;
import penchant.domain.ranking.RankingSettings;
import penchant.infra.cassandra.Schema;
import penchant.infra.catalogue.ItemsTable;
import penchant.infra.cohorts.CohortRowsTable;
import penchant.infra.config.CatalogueConfig;
import penchant.infra.config.ClusterConfig;
import penchant.infra.config.ClusteringConfig;
import penchant.infra.config.EmbeddingConfig;
import penchant.infra.config.EventsConfig;
import penchant.infra.config.FixedSettings;
import penchant.infra.config.HttpConfig;
import penchant.infra.config.Installation;
import penchant.infra.config.InterestConfig;
import penchant.infra.config.RankingConfig;
import penchant.infra.config.UsersConfig;
import penchant.infra.crowd.CrowdTable;
import penchant.infra.embedding.EmbeddingSettings;
import penchant.infra.embedding.Encoders;
import penchant.infra.http.Backends;
import penchant.infra.http.HttpServer;
import penchant.infra.http.HttpSettings;
import penchant.infra.http.events.IntakeCounters;
import penchant.infra.http.events.PolarityEstimator;
import penchant.infra.journal.CassandraJournalReader;
import penchant.infra.replay.ReplayService;
import penchant.infra.serialization.JournalSerializer;
import penchant.infra.serialization.WriteGate;

/**
 * A node of the node cluster: all parts, put together. Ready when {@code /health/ready} says so.
 */
public final class Node implements AutoCloseable {

  private static final Duration START_PATIENCE = Duration.ofMinutes(2);
  private static final String RANKER = "penchant.dispatchers.ranker";

  private final ActorSystem<Done> system;
  private Supplier<ClusterModel> clusters = () -> ClusterModel.EMPTY;
  private Supplier<Crowd> crowd = () -> Crowd.NONE;

  private Node(ActorSystem<Done> system) {
    this.system = system;
  }

  /** The cluster model that it makes lists with at present. */
  public ClusterModel clusters() {
    return clusters.get();
  }

  /** What it knows of everybody at present. */
  public Crowd crowd() {
    return crowd.get();
  }

  /**
   * Starts a node with all of its parts. Whatever cannot be had (a device, a file, the port) makes
   * it fail, with nothing left running.
   */
  public static Node start(Config config) {
    EmbeddingSettings embedding = EmbeddingConfig.read(config, Installation.find().home());
    HttpSettings http = HttpConfig.read(config);
    ActorSystem<Done> system = ActorSystem.create(Behaviors.empty(), "penchant", config);
    Node node = new Node(system);
    try {
      node.open(config, embedding, http);
      return node;
    } catch (RuntimeException | Error failed) {
      node.close();
      throw failed;
    }
  }

  private void open(Config config, EmbeddingSettings embedding, HttpSettings http) {
    Clock clock = Clock.systemUTC();
    Learning learning = new Learning(config);
    Executor executor = system.executionContext();
    Executor rankerThreads = system.dispatchers().lookup(DispatcherSelector.fromConfig(RANKER));
    Executor ranking = new BoundedExecutor(rankerThreads, http.answersWaiting());
    PooledEmbedder embedder =
        PooledEmbedder.start(system, Encoders.open(embedding), embedding.pool());
    CqlSession session = session();
    ClaimedKeyspace.claim(system, session, ClusterConfig.id(config));
    new Schema(session).fix(FixedSettings.read(config));
    KeptCatalogue catalogue =
        KeptCatalogue.start(
            system,
            new ItemsTable(session, executor, clock),
            embedder,
            clock,
            CatalogueConfig.read(config));
    Fold fold = InterestConfig.fold(config, embedder.space());
    ClusteringSettings clusters = ClusteringConfig.read(config);
    RankingSettings settings =
        RankingConfig.read(config, clusters.popularityHalfLife(), fold.longHalfLife());
    Crowds crowds =
        new Crowds(
            new Ranker(settings, fold),
            new CrowdTable(session, embedder.space(), executor),
            learning.isOn(),
            executor);
    JournalReader journal = new CassandraJournalReader(system, session, executor);
    Clustering clustering = new Clustering(system);
    ClusterModels models = clustering.models();
    this.clusters = models::current;
    this.crowd = () -> crowds.get().crowd();
    BurstRule bursts = EventsConfig.burstRule(config);
    UserSettings userSettings = UsersConfig.read(config);
    ShardedUsers users =
        ShardedUsers.start(
            system,
            new UserSurroundings(
                fold,
                bursts,
                new ListMaker(
                    crowds, models::current, catalogue::snapshot, userSettings.keptLists()),
                models::current,
                catalogue::snapshot,
                journal,
                clustering.reports(),
                JournalSerializer::bytesOf,
                ranking,
                fence()::isOpen,
                userSettings));
    clustering.start(
        clusters,
        embedder.space(),
        catalogue::snapshot,
        journal,
        users,
        new CohortRowsTable(session, fold, ClusteringConfig.batchBytes(config), executor));
    CrowdSettings crowd = RankingConfig.crowd(config, clusters.popularityHalfLife());
    clustering.keep(
        crowds,
        catalogue::snapshot,
        crowd,
        learning.surroundings(
            journal,
            catalogue::snapshot,
            new Moment.Rules(fold, bursts, clusters, crowd.graph(), settings.forMeasuring()),
            crowds.store(),
            clock,
            clustering.heavy()));
    IntakeCounters intake = new IntakeCounters();
    ActorRef<NodeDirectory.Command> directory =
        system.systemActorOf(
            NodeDirectory.create(
                new OwnDescription(system, http, catalogue, models, embedder, intake)),
            "node-directory",
            Props.empty());
    ReplayService replays =
        new ReplayService(journal, users, fold, JournalSerializer::bytesOf, system, rankerThreads);
    serve(
        new Backends(
            users,
            journal,
            fold,
            bursts,
            catalogue,
            models::current,
            clustering::story,
            crowds,
            ranking,
            clustering.neighbourhood()::nearest,
            embedder,
            await(PolarityEstimator.of(embedding, embedder), "the encoder does not work"),
            clock,
            replays::startCheck,
            replays::find,
            new NodeStatus(
                system,
                directory,
                models::current,
                new LearningStatus(crowds, clustering::learning, executor),
                executor),
            () -> notReady(catalogue),
            intake),
        http);
  }

  /** Whether this node may acknowledge, see {@link Fence}. */
  private Fence fence() {
    Duration patience =
        system
            .settings()
            .config()
            .getDuration("pekko.cluster.failure-detector.acceptable-heartbeat-pause");
    Fence fence = new Fence(patience, System::nanoTime);
    system.systemActorOf(
        FenceKeeper.create(fence, Membership.of(system), patience.dividedBy(6)),
        "fence",
        Props.empty());
    WriteGate.of(system).askFirst(fence::isOpen);
    return fence;
  }

  private CqlSession session() {
    return await(
        CassandraSessionRegistry.get(Adapter.toClassic(system))
            .sessionFor("pekko.persistence.cassandra")
            .underlying(),
        "no Cassandra answers (setting penchant.cassandra.contact-point)");
  }

  private List<String> notReady(KeptCatalogue catalogue) {
    List<String> reasons = new ArrayList<>();
    if (Cluster.get(system).selfMember().status() != MemberStatus.up()) {
      reasons.add("this node has not joined the node cluster yet");
    }
    if (!catalogue.isLoaded()) {
      reasons.add("the catalogue is still being loaded");
    }
    return reasons;
  }

  private void serve(Backends backends, HttpSettings settings) {
    HttpServer server =
        await(
            HttpServer.start(Adapter.toClassic(system), backends, settings),
            "cannot listen on "
                + settings.host()
                + ":"
                + settings.port()
                + " (settings penchant.http.host, penchant.http.port)");
    CoordinatedShutdown.get(system)
        .addTask(CoordinatedShutdown.PhaseServiceUnbind(), "stop-http", () -> server.stop());
  }

  private static <T> T await(CompletionStage<T> stage, String trouble) {
    try {
      return stage.toCompletableFuture().get(START_PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException failed) {
      Throwable cause = failed.getCause() == null ? failed : failed.getCause();
      throw new NodeStartException(trouble + ": " + cause.getMessage(), cause);
    } catch (TimeoutException late) {
      throw new NodeStartException(trouble + " within " + START_PATIENCE.toSeconds() + " s", late);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new NodeStartException("interrupted", interrupted);
    }
  }

  /** Waits until the node has left the node cluster and ended, for whatever reason. */
  public void awaitEnd() {
    system.getWhenTerminated().toCompletableFuture().join();
  }

  /** Leaves the node cluster in order. */
  @Override
  public void close() {
    CoordinatedShutdown.get(system)
        .runAll(CoordinatedShutdown.actorSystemTerminateReason())
        .toCompletableFuture()
        .join();
  }
}
