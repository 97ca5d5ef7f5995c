package penchant.domain.interest;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import penchant.domain.behavior.Behavior;
import penchant.domain.behavior.BehaviorType;
import penchant.domain.behavior.EventKey;
import penchant.domain.behavior.EventWeights;
import penchant.domain.decay.HalfLife;
import penchant.domain.vector.Embedding;
import penchant.domain.vector.QuantisedVector;
import penchant.domain.vector.VectorSpace;

/** Made-up users' histories in a space of few dimensions. */
final class Histories {

  static final VectorSpace SPACE = new VectorSpace("test", 12);
  static final Instant START = Instant.parse("2011-01-01T00:00:00Z");

  static final Fold FOLD =
      Fold.named(
          "test",
          SPACE,
          new HalfLife(Duration.ofDays(45)),
          new HalfLife(Duration.ofDays(3)),
          EventWeights.standard(),
          30,
          8,
          0.6,
          8,
          1_000);

  private Histories() {}

  static InterestProfile fold(List<Behavior> behaviors) {
    return fold(InterestProfile.empty(FOLD), behaviors);
  }

  static InterestProfile fold(InterestProfile start, List<Behavior> behaviors) {
    InterestProfile profile = start;
    for (Behavior behavior : behaviors) {
      profile = new BehaviorRecorded(behavior).applyTo(profile, FOLD);
    }
    return profile;
  }

  /** Whole histories with many kinds of event, in no order of time. */
  static Arbitrary<List<Behavior>> any(Duration span) {
    return behavior(span)
        .list()
        .ofMaxSize(120)
        .map(
            behaviors -> {
              List<Behavior> withIds = new ArrayList<>();
              for (int i = 0; i < behaviors.size(); i++) {
                withIds.add(withId(behaviors.get(i), "e" + i));
              }
              return withIds;
            });
  }

  private static Arbitrary<Behavior> behavior(Duration span) {
    Arbitrary<Embedding> vectors =
        Arbitraries.integers()
            .between(-100, 100)
            .array(int[].class)
            .ofSize(SPACE.dimensions())
            .map(Histories::embedding);
    return Combinators.combine(
            Arbitraries.of(BehaviorType.class),
            Arbitraries.integers().between(0, 40),
            vectors,
            Arbitraries.longs().between(0, span.toMillis()),
            Arbitraries.frequency(
                net.jqwik.api.Tuple.of(8, Optional.of(1)),
                net.jqwik.api.Tuple.of(2, Optional.<Integer>empty())),
            Arbitraries.of(false, false, false, false, true))
        .as(
            (type, item, vector, at, resolved, noise) ->
                behavior(
                    type,
                    "item-" + item,
                    resolved.map(one -> vector),
                    START.plusMillis(at),
                    noise));
  }

  static Behavior behavior(
      BehaviorType type, String item, Optional<Embedding> vector, Instant at, boolean noise) {
    return new Behavior(
        EventKey.NONE,
        type,
        Optional.of(item),
        "",
        OptionalDouble.empty(),
        at,
        new TreeMap<>(),
        vector.map(QuantisedVector::of),
        vector.isPresent() ? SPACE.id() : "",
        noise);
  }

  static Behavior purchase(String item, Embedding vector, Instant at) {
    return behavior(BehaviorType.PURCHASE, item, Optional.of(vector), at, false);
  }

  static Behavior withKey(Behavior behavior, EventKey key) {
    return new Behavior(
        key,
        behavior.type(),
        behavior.item(),
        behavior.text(),
        behavior.value(),
        behavior.at(),
        behavior.context(),
        behavior.vector(),
        behavior.vectorSpace(),
        behavior.noise());
  }

  static Behavior withId(Behavior behavior, String id) {
    return withKey(behavior, new EventKey(Optional.of(id), Optional.empty()));
  }

  /** The axis of that number. */
  static Embedding axis(int index) {
    int[] components = new int[SPACE.dimensions()];
    components[index] = 1;
    return embedding(components);
  }

  private static Embedding embedding(int[] components) {
    float[] floats = new float[components.length];
    boolean zero = true;
    for (int i = 0; i < floats.length; i++) {
      floats[i] = components[i];
      zero &= components[i] == 0;
    }
    if (zero) {
      floats[0] = 1;
    }
    return Embedding.directionOf(floats);
  }
}
