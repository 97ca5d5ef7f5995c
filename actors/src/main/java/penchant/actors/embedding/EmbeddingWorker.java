package penchant.actors.embedding;

import java.util.ArrayList;
import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.PreRestart;
import org.apache.pekko.actor.typed.SupervisorStrategy;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.slf4j.event.Level;
import penchant.domain.vector.Embedding;

/**
 * Owns one encoder and asks the pool for the next batch when it is idle.
 *
 * <p>If a batch fails, its texts are tried one by one, so that one bad text does not take its
 * neighbours along. If none of them works, a harmless text tells whose fault it is: if that works,
 * the texts are bad; if not, the encoder is broken, the batch goes back to the pool, and the worker
 * is restarted with a new encoder, after a pause that grows. So it is after an error of any kind:
 * it never stops while the pool lives, and the pool gives out again what it had in its hands.
 */
final class EmbeddingWorker extends AbstractBehavior<EmbeddingWorker.Command> {

  sealed interface Command permits Encode {}

  record Encode(List<String> texts) implements Command {}

  private static final String HARMLESS = "a short and harmless text";

  private final ActorRef<EmbeddingPool.Command> pool;
  private final Encoder encoder;

  private EmbeddingWorker(
      ActorContext<Command> context, ActorRef<EmbeddingPool.Command> pool, Encoder encoder) {
    super(context);
    this.pool = pool;
    this.encoder = encoder;
  }

  static Behavior<Command> create(
      EncoderFactory encoders,
      String slot,
      EmbeddingPoolSettings settings,
      ActorRef<EmbeddingPool.Command> pool) {
    Behavior<Command> worker =
        Behaviors.setup(
            context -> {
              EmbeddingWorker opened = new EmbeddingWorker(context, pool, encoders.open(slot));
              pool.tell(new EmbeddingPool.Ready(context.getSelf()));
              return opened;
            });
    return Behaviors.supervise(worker)
        .onFailure(
            Throwable.class,
            SupervisorStrategy.restartWithBackoff(
                    settings.retryAfter(), settings.retryAtMost(), 0.1)
                .withLogLevel(Level.WARN));
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder()
        .onMessage(Encode.class, this::onEncode)
        .onSignal(PreRestart.class, signal -> close())
        .onSignal(PostStop.class, signal -> close())
        .build();
  }

  private Behavior<Command> onEncode(Encode batch) {
    List<EmbeddingPool.Outcome> outcomes;
    try {
      outcomes = List.copyOf(encode(batch.texts()));
    } catch (RuntimeException whole) {
      outcomes = encodeOneByOne(batch.texts(), whole);
    }
    pool.tell(new EmbeddingPool.Encoded(getContext().getSelf(), outcomes));
    return this;
  }

  private List<EmbeddingPool.Vector> encode(List<String> texts) {
    List<Embedding> vectors = encoder.encode(texts);
    if (vectors.size() != texts.size()) {
      throw new IllegalStateException(
          "the encoder gave " + vectors.size() + " vectors for " + texts.size() + " texts");
    }
    return vectors.stream().map(EmbeddingPool.Vector::new).toList();
  }

  private List<EmbeddingPool.Outcome> encodeOneByOne(List<String> texts, RuntimeException whole) {
    List<EmbeddingPool.Outcome> outcomes = new ArrayList<>(texts.size());
    boolean anyWorked = false;
    for (String text : texts) {
      try {
        outcomes.add(encode(List.of(text)).get(0));
        anyWorked = true;
      } catch (RuntimeException bad) {
        outcomes.add(new EmbeddingPool.Failure(failed(text, bad)));
      }
    }
    if (!anyWorked) {
      requireSoundEncoder(whole);
    }
    return outcomes;
  }

  private void requireSoundEncoder(RuntimeException whole) {
    try {
      encode(List.of(HARMLESS));
    } catch (RuntimeException broken) {
      pool.tell(new EmbeddingPool.Crashed(getContext().getSelf(), whole));
      throw broken;
    }
  }

  private EmbeddingFailedException failed(String text, RuntimeException cause) {
    getContext()
        .getLog()
        .warn("A text of {} characters has no vector: {}", text.length(), cause.toString());
    return new EmbeddingFailedException(
        "the encoder cannot digest this text of " + text.length() + " characters: " + cause, cause);
  }

  private Behavior<Command> close() {
    encoder.close();
    return this;
  }
}
