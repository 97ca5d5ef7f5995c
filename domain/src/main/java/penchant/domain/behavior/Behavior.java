package penchant.domain.behavior;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import penchant.domain.vector.QuantisedVector;

/**
 * One behaviour of one user, validated, cleaned and resolved: all that folding needs, so that
 * folding asks nobody.
 *
 * @param key what makes it count once
 * @param item the item it is about, absent for a search or a post
 * @param text cleaned text, empty when there was none
 * @param value rating, quantity, seconds or polarity, by type, as the client sent it or, for a
 *     comment's polarity, as the encoder estimated it
 * @param at when it happened, by the client's word or else by the time of receipt
 * @param context what the client said of the circumstances, sorted by name
 * @param vector the item's vector, or that of the text where there is no item; absent when
 *     unresolved
 * @param vectorSpace the id of the space of {@code vector}, empty when there is none
 * @param noise true for a burst that no person makes: recorded, but weighs nothing
 */
public record Behavior(
    EventKey key,
    BehaviorType type,
    Optional<String> item,
    String text,
    OptionalDouble value,
    Instant at,
    SortedMap<String, String> context,
    Optional<QuantisedVector> vector,
    String vectorSpace,
    boolean noise)
    implements TimedBehavior {

  public Behavior {
    if (item.isEmpty() && text.isEmpty()) {
      throw new IllegalArgumentException("a behaviour needs an item or a text");
    }
    if (vector.isPresent() == vectorSpace.isEmpty()) {
      throw new IllegalArgumentException("a vector and its space come together");
    }
  }

  /** The same behaviour, with one more of its circumstances, instead of one of that name. */
  public Behavior in(String circumstance, String of) {
    SortedMap<String, String> more = new TreeMap<>(context);
    more.put(circumstance, of);
    return new Behavior(key, type, item, text, value, at, more, vector, vectorSpace, noise);
  }

  /** The same behaviour, marked as part of a burst. */
  public Behavior asNoise() {
    return new Behavior(key, type, item, text, value, at, context, vector, vectorSpace, true);
  }
}
