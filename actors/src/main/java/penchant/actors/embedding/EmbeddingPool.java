package penchant.actors.embedding;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.PreRestart;
import org.apache.pekko.actor.typed.SupervisorStrategy;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import penchant.domain.vector.Embedding;

/**
 * The batcher in front of the workers. A worker that is idle gets the next batch at once, however
 * small; while all are busy, texts gather, so batches grow with the load by themselves and nobody
 * waits for a timer. Equal texts share one pass, whoever asks for them.
 */
final class EmbeddingPool extends AbstractBehavior<EmbeddingPool.Command> {

  sealed interface Command permits Embed, Ready, Encoded, Crashed {}

  record Embed(EmbeddingRequest request) implements Command {}

  /** A worker has a (new) encoder. */
  record Ready(ActorRef<EmbeddingWorker.Command> worker) implements Command {}

  /** An outcome for each text of the worker's batch, in order. */
  record Encoded(ActorRef<EmbeddingWorker.Command> worker, List<Outcome> outcomes)
      implements Command {}

  /** The worker's encoder broke; whether the texts are to blame is open. */
  record Crashed(ActorRef<EmbeddingWorker.Command> worker, RuntimeException cause)
      implements Command {}

  sealed interface Outcome permits Vector, Failure {}

  record Vector(Embedding embedding) implements Outcome {}

  record Failure(EmbeddingFailedException cause) implements Outcome {}

  private static final int CRASHES_ALLOWED = 2;

  private final EmbeddingPoolSettings settings;
  private final EmbeddingCache cache;
  private final EmbeddingCounters counters;
  private final EmbeddingQueue queue;

  /** Everything that waits or is at a worker, by text. */
  private final Map<String, EmbeddingJob> jobs = new HashMap<>();

  private final Map<ActorRef<EmbeddingWorker.Command>, List<EmbeddingJob>> busy = new HashMap<>();
  private final Deque<ActorRef<EmbeddingWorker.Command>> idle = new ArrayDeque<>();

  private EmbeddingPool(
      ActorContext<Command> context,
      EncoderFactory encoders,
      EmbeddingPoolSettings settings,
      EmbeddingCache cache,
      EmbeddingCounters counters) {
    super(context);
    this.settings = settings;
    this.cache = cache;
    this.counters = counters;
    this.queue = new EmbeddingQueue(settings.paddedTokens());
    for (int i = 0; i < settings.slots().size(); i++) {
      String slot = settings.slots().get(i);
      context.spawn(
          EmbeddingWorker.create(encoders, slot, settings, context.getSelf()),
          "worker-" + i + "-" + slot.replace(':', '-'),
          DispatcherSelector.fromConfig(settings.dispatcher()));
    }
  }

  static Behavior<Command> create(
      EncoderFactory encoders,
      EmbeddingPoolSettings settings,
      EmbeddingCache cache,
      EmbeddingCounters counters) {
    return Behaviors.supervise(
            Behaviors.<Command>setup(
                context -> new EmbeddingPool(context, encoders, settings, cache, counters)))
        .onFailure(SupervisorStrategy.restart());
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder()
        .onMessage(Embed.class, this::onEmbed)
        .onMessage(Ready.class, this::onReady)
        .onMessage(Encoded.class, this::onEncoded)
        .onMessage(Crashed.class, this::onCrashed)
        .onSignal(PreRestart.class, signal -> onStop())
        .onSignal(PostStop.class, signal -> onStop())
        .build();
  }

  private Behavior<Command> onEmbed(Embed embed) {
    EmbeddingRequest request = embed.request();
    counters.cacheHits.add(request.fillFrom(cache));
    Map<String, EmbeddingJob> added = newJobs(request);
    int waiting = queue.size(request.lane());
    if (waiting + added.size() > settings.queueTexts()) {
      counters.refused.add(added.size());
      request.fail(
          new EmbeddingQueueFullException(
              request.lane(), added.size(), waiting, settings.queueTexts()));
      return this;
    }
    jobs.putAll(added);
    added.values().forEach(queue::add);
    join(request, added.size());
    return handOut();
  }

  private Map<String, EmbeddingJob> newJobs(EmbeddingRequest request) {
    Map<String, EmbeddingJob> added = new LinkedHashMap<>();
    for (int i = 0; i < request.size(); i++) {
      String text = request.text(i);
      if (request.isMissing(i) && !jobs.containsKey(text) && !added.containsKey(text)) {
        added.put(text, new EmbeddingJob(text, request.tokens(i), request.lane()));
      }
    }
    return added;
  }

  private void join(EmbeddingRequest request, int added) {
    int joined = 0;
    for (int i = 0; i < request.size(); i++) {
      EmbeddingJob job = request.isMissing(i) ? jobs.get(request.text(i)) : null;
      if (job != null) {
        job.join(request, i);
        joined++;
        if (request.lane() == Lane.INTERACTIVE) {
          queue.promote(job);
        }
      }
    }
    counters.shared.add(joined - added);
  }

  private Behavior<Command> onReady(Ready ready) {
    List<EmbeddingJob> lost = busy.remove(ready.worker());
    if (lost != null) {
      giveBack(lost, new IllegalStateException("the worker was restarted"));
    }
    if (!idle.contains(ready.worker())) {
      idle.add(ready.worker());
    }
    return handOut();
  }

  private Behavior<Command> onEncoded(Encoded encoded) {
    List<EmbeddingJob> batch = Optional.ofNullable(busy.remove(encoded.worker())).orElse(List.of());
    for (int i = 0; i < batch.size(); i++) {
      EmbeddingJob job = batch.get(i);
      if (encoded.outcomes().get(i) instanceof Vector vector) {
        cache.put(job.text(), vector.embedding());
        counters.embedded.increment();
        jobs.remove(job.text());
        job.succeed(vector.embedding());
      } else if (encoded.outcomes().get(i) instanceof Failure failure) {
        fail(job, failure.cause());
      }
    }
    counters.batches.increment();
    idle.add(encoded.worker());
    return handOut();
  }

  private Behavior<Command> onCrashed(Crashed crashed) {
    List<EmbeddingJob> batch = busy.remove(crashed.worker());
    if (batch != null) {
      giveBack(batch, crashed.cause());
    }
    return handOut();
  }

  private void giveBack(List<EmbeddingJob> batch, RuntimeException cause) {
    List<EmbeddingJob> again = new ArrayList<>(batch.size());
    for (EmbeddingJob job : batch) {
      if (job.crashed() < CRASHES_ALLOWED) {
        again.add(job);
      } else {
        String message = "the encoder broke " + CRASHES_ALLOWED + " times on this text: " + cause;
        fail(job, new EmbeddingFailedException(message, cause));
      }
    }
    queue.addFirst(again);
  }

  private void fail(EmbeddingJob job, EmbeddingFailedException cause) {
    counters.failed.increment();
    jobs.remove(job.text());
    job.fail(cause);
  }

  private Behavior<Command> handOut() {
    while (!queue.isEmpty() && !idle.isEmpty()) {
      ActorRef<EmbeddingWorker.Command> worker = idle.remove();
      List<EmbeddingJob> batch = queue.takeBatch();
      busy.put(worker, batch);
      worker.tell(new EmbeddingWorker.Encode(batch.stream().map(EmbeddingJob::text).toList()));
    }
    counters.queued = queue.size();
    return this;
  }

  private Behavior<Command> onStop() {
    EmbeddingUnavailableException stopped =
        new EmbeddingUnavailableException(
            "the embedding pool was stopped before it came to this text");
    jobs.values().forEach(job -> job.fail(stopped));
    jobs.clear();
    counters.queued = 0;
    return this;
  }
}
