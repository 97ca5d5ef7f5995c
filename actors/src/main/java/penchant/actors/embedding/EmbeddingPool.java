package penchant.actors.embedding;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
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
 *
 * <p>What cannot be done in time is refused when it comes, since work for somebody who is gone
 * takes the time of those who are not; and what nobody waits for any more is dropped.
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

  /**
   * How much of the time until a time-out a new request may need by what is known when it comes.
   * Persons that come later are served before a bulk that waits, so a bulk leaves more of it free.
   */
  private static double shareOfTime(Lane lane) {
    return lane == Lane.BULK ? 0.5 : 0.8;
  }

  /** What a worker holds, and since when. */
  private record Held(List<EmbeddingJob> batch, long sinceNanos) {
    long tokens() {
      return batch.stream().mapToLong(EmbeddingJob::tokens).sum();
    }
  }

  private final EmbeddingPoolSettings settings;
  private final EmbeddingCache cache;
  private final EmbeddingCounters counters;
  private final EmbeddingQueue queue;
  private final EncodingRate rate;
  private final LongSupplier nanoTime;

  /** Everything that waits or is at a worker, by text. */
  private final Map<String, EmbeddingJob> jobs = new HashMap<>();

  private final Map<ActorRef<EmbeddingWorker.Command>, Held> busy = new HashMap<>();
  private final Deque<ActorRef<EmbeddingWorker.Command>> idle = new ArrayDeque<>();

  private EmbeddingPool(
      ActorContext<Command> context,
      EncoderFactory encoders,
      EmbeddingPoolSettings settings,
      EmbeddingCache cache,
      EmbeddingCounters counters,
      LongSupplier nanoTime) {
    super(context);
    this.settings = settings;
    this.cache = cache;
    this.counters = counters;
    this.nanoTime = nanoTime;
    this.queue = new EmbeddingQueue(settings.paddedTokens());
    this.rate = new EncodingRate(settings.paddedTokens(), settings.slots().size());
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
      EmbeddingCounters counters,
      LongSupplier nanoTime) {
    return Behaviors.supervise(
            Behaviors.<Command>setup(
                context ->
                    new EmbeddingPool(context, encoders, settings, cache, counters, nanoTime)))
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
    Optional<EmbeddingQueueFullException> refusal = refusal(request.lane(), added.values());
    if (refusal.isPresent() && forgetUnwanted()) {
      added = newJobs(request);
      refusal = refusal(request.lane(), added.values());
    }
    if (refusal.isPresent()) {
      counters.refused.add(added.size());
      request.fail(refusal.get());
      return this;
    }
    jobs.putAll(added);
    added.values().forEach(queue::add);
    join(request, added.size());
    return handOut();
  }

  private Optional<EmbeddingQueueFullException> refusal(Lane lane, Collection<EmbeddingJob> added) {
    int waiting = queue.size(lane);
    if (waiting + added.size() > settings.queueTexts()) {
      return Optional.of(
          EmbeddingQueueFullException.noPlace(lane, added.size(), waiting, settings.queueTexts()));
    }
    long atWorkers = busy.values().stream().mapToLong(Held::tokens).sum();
    Duration ahead = expected(lane, queue.tokensAhead(lane) + atWorkers);
    Duration own = expected(lane, added.stream().mapToLong(EmbeddingJob::tokens).sum());
    Duration allowed =
        Duration.ofMillis((long) (settings.timeout(lane).toMillis() * shareOfTime(lane)));
    boolean mayTry = added.isEmpty() || (added.size() == 1 && ahead.isZero());
    return mayTry || ahead.plus(own).compareTo(allowed) <= 0
        ? Optional.empty()
        : Optional.of(EmbeddingQueueFullException.noTime(added.size(), own, ahead, allowed));
  }

  /** How long these tokens take by what was measured, with the share of the lanes below. */
  private Duration expected(Lane lane, long tokens) {
    int turns = EmbeddingQueue.BATCHES_IN_A_ROW;
    return rate.expected(queue.isShared(lane) ? tokens * (turns + 1) / turns : tokens);
  }

  private boolean forgetUnwanted() {
    List<EmbeddingJob> unwanted = queue.dropUnwanted();
    unwanted.forEach(job -> jobs.remove(job.text()));
    return !unwanted.isEmpty();
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
        queue.promote(job, request.lane());
      }
    }
    counters.shared.add(joined - added);
  }

  private Behavior<Command> onReady(Ready ready) {
    Held lost = busy.remove(ready.worker());
    if (lost != null) {
      giveBack(lost.batch(), new IllegalStateException("the worker was restarted"));
    }
    if (!idle.contains(ready.worker())) {
      idle.add(ready.worker());
    }
    return handOut();
  }

  private Behavior<Command> onEncoded(Encoded encoded) {
    Held held =
        Optional.ofNullable(busy.remove(encoded.worker()))
            .orElseGet(() -> new Held(List.of(), nanoTime.getAsLong()));
    rate.measured(held.tokens(), nanoTime.getAsLong() - held.sinceNanos());
    List<EmbeddingJob> batch = held.batch();
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
    Held held = busy.remove(crashed.worker());
    if (held != null) {
      giveBack(held.batch(), crashed.cause());
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
    if (!idle.isEmpty()) {
      forgetUnwanted();
    }
    while (!queue.isEmpty() && !idle.isEmpty()) {
      ActorRef<EmbeddingWorker.Command> worker = idle.remove();
      List<EmbeddingJob> batch = queue.takeBatch();
      busy.put(worker, new Held(batch, nanoTime.getAsLong()));
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
