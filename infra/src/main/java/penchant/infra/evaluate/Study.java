package penchant.infra.evaluate;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.typesafe.config.Config;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.slf4j.LoggerFactory;
import penchant.actors.catalogue.KeptCatalogue;
import penchant.actors.embedding.PooledEmbedder;
import penchant.domain.behavior.Behavior;
import penchant.domain.catalogue.Catalogue;
import penchant.domain.history.History;
import penchant.domain.history.Moment;
import penchant.domain.interest.Fold;
import penchant.domain.learning.NetworkTrainer;
import penchant.domain.network.TrainingSettings;
import penchant.infra.config.CatalogueConfig;
import penchant.infra.config.ClusteringConfig;
import penchant.infra.config.EmbeddingConfig;
import penchant.infra.config.EventsConfig;
import penchant.infra.config.Installation;
import penchant.infra.config.InterestConfig;
import penchant.infra.config.RankingConfig;
import penchant.infra.embedding.EmbeddingSettings;
import penchant.infra.embedding.Encoders;
import penchant.infra.http.events.EventReader;
import penchant.infra.http.events.PolarityEstimator;
import penchant.infra.http.events.UnknownItems;
import penchant.infra.http.items.ItemReader;
import penchant.infra.load.Progress;
import penchant.infra.load.Reading;
import penchant.infra.training.SwitchedTrainer;

/**
 * The parts of a node that an evaluation needs, put together: encoder, catalogue and the reading of
 * events, without a journal and without a network.
 */
final class Study implements AutoCloseable {

  private static final int ITEMS_AT_ONCE = 256;
  private static final int EVENTS_AT_ONCE = 1_000;
  private static final int REASONS_SHOWN = 3;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ActorSystem<Done> system;
  private final KeptCatalogue catalogue;
  private final EventReader events;
  private final PrintStream err;
  private final Moment.Rules rules;
  private final TrainingSettings training;

  /** Starts the encoder; a device or a file that cannot be had makes it fail. */
  Study(Installation installation, PrintStream err) {
    this(installation, Map.of(), err);
  }

  /**
   * The same with other settings.
   *
   * @param settings by their full keys
   */
  Study(Installation installation, Map<String, ?> settings, PrintStream err) {
    // Logging starts here and now: loggers that several threads ask for meanwhile would complain.
    LoggerFactory.getILoggerFactory();
    Map<String, Object> above = new HashMap<>(settings);
    above.put("pekko.actor.provider", "local");
    Config config = installation.configuration(above);
    EmbeddingSettings embedding = EmbeddingConfig.read(config, installation.home());
    this.err = err;
    this.system = ActorSystem.create(Behaviors.empty(), "penchant-evaluate", config);
    Executor executor = system.executionContext();
    PooledEmbedder embedder =
        PooledEmbedder.start(system, Encoders.open(embedding), embedding.pool());
    Clock clock = Clock.systemUTC();
    this.catalogue =
        KeptCatalogue.start(
            system, new ItemsInMemory(), embedder, clock, CatalogueConfig.read(config));
    PolarityEstimator polarity = await(PolarityEstimator.of(embedding, embedder));
    this.events = new EventReader(clock, catalogue, embedder, polarity, executor);
    var clustering = ClusteringConfig.read(config);
    Fold fold = InterestConfig.fold(config, embedder.space());
    this.rules =
        new Moment.Rules(
            fold,
            EventsConfig.burstRule(config),
            clustering,
            RankingConfig.graph(config),
            RankingConfig.read(config, clustering.popularityHalfLife(), fold.longHalfLife())
                .forMeasuring());
    this.training = RankingConfig.training(config);
  }

  /** Trains what is switched on, and tells what comes of it. */
  NetworkTrainer trainer(Figures figures) {
    return new SwitchedTrainer(training, err::println, figures::trained);
  }

  Moment.Rules rules() {
    return rules;
  }

  Catalogue catalogue() {
    return catalogue.snapshot();
  }

  /** Reads and embeds the items, then reads the events. */
  History read(Reading reading) throws IOException, InterruptedException {
    return read(reading, everybody -> true);
  }

  /** The same, but only what some users did. */
  History read(Reading reading, Predicate<String> users) throws IOException, InterruptedException {
    Set<String> reasons = new LinkedHashSet<>();
    List<ObjectNode> items = reading.items();
    int refused = 0;
    try (Progress progress = Progress.of("Items", "items", items.size(), err)) {
      for (int from = 0; from < items.size(); from += ITEMS_AT_ONCE) {
        List<ObjectNode> some = items.subList(from, Math.min(from + ITEMS_AT_ONCE, items.size()));
        List<String> refusals = await(ItemReader.put(catalogue, lines(some)));
        refused += refusals.size();
        reasons.addAll(refusals);
        progress.step(some.size());
      }
    }
    tell("items", refused, reasons);
    Map<String, List<Behavior>> byUser = new LinkedHashMap<>();
    List<ObjectNode> waiting = new ArrayList<>();
    reasons.clear();
    int[] rejected = {0};
    try (Progress progress = Progress.of("Events", "events", reading.events(), err)) {
      reading.events(
          event -> {
            if (users.test(event.path("user").asText())) {
              waiting.add(event);
            }
            if (waiting.size() == EVENTS_AT_ONCE) {
              rejected[0] += take(waiting, byUser, reasons);
              progress.step(EVENTS_AT_ONCE);
            }
          });
      int last = waiting.size();
      rejected[0] += take(waiting, byUser, reasons);
      progress.step(last);
    }
    tell("events", rejected[0], reasons);
    UnknownItems unknown = UnknownItems.of(byUser);
    if (unknown.events() > 0) {
      err.println(
          unknown.events()
              + " events are of items that are not among the items, for example "
              + unknown.items().stream().limit(REASONS_SHOWN).toList()
              + ": they say nothing of interests");
    }
    return new History(byUser);
  }

  /** One event, as the API would take it. */
  Behavior event(ObjectNode event) throws IOException {
    EventReader.Read read = await(events.read(lines(List.of(event))));
    return read.byUser().values().stream()
        .flatMap(List::stream)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("an event was refused: " + event));
  }

  private int take(
      List<ObjectNode> waiting, Map<String, List<Behavior>> byUser, Set<String> reasons)
      throws IOException {
    if (waiting.isEmpty()) {
      return 0;
    }
    EventReader.Read read = await(events.read(lines(waiting)));
    read.byUser()
        .forEach((user, own) -> byUser.computeIfAbsent(user, any -> new ArrayList<>()).addAll(own));
    read.rejected().forEach(rejection -> reasons.add(rejection.reason()));
    waiting.clear();
    return read.rejected().size();
  }

  private void tell(String what, int rejected, Set<String> reasons) {
    if (rejected > 0) {
      err.println(rejected + " " + what + " rejected, for example:");
      reasons.stream().limit(REASONS_SHOWN).forEach(reason -> err.println("  " + reason));
    }
  }

  private static byte[] lines(List<ObjectNode> objects) throws IOException {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    for (ObjectNode object : objects) {
      lines.write(JSON.writeValueAsBytes(object));
      lines.write('\n');
    }
    return lines.toByteArray();
  }

  private static <T> T await(CompletionStage<T> stage) {
    return CompletableFuture.completedFuture(null).thenCompose(any -> stage).join();
  }

  @Override
  public void close() {
    system.terminate();
    system.getWhenTerminated().toCompletableFuture().join();
  }
}
