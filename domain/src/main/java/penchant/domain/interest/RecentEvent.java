package penchant.domain.interest;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import penchant.domain.behavior.Behavior;
import penchant.domain.behavior.BehaviorType;
import penchant.domain.behavior.EventKey;
import penchant.domain.behavior.TimedBehavior;
import penchant.domain.vector.QuantisedVector;

/**
 * One of the newest events of a user: what is needed to show it, to rank by it, and to tell bursts.
 * A class with plain fields, since thirty of them stand in every profile in memory.
 */
public final class RecentEvent implements TimedBehavior {

  /** In the place of an interest's number: the event is in no vector. */
  public static final int IN_NOTHING = -1;

  /** In the place of an interest's number: the event is part of what was turned away. */
  public static final int TURNED_AWAY = -2;

  /** How much of a text is kept, in UTF-16 units. */
  public static final int MAX_TEXT_CHARS = 200;

  /**
   * By time, then by the fingerprint of the event's key; what has no key is told apart by what it
   * says, so that the order of arrival plays no part.
   */
  static final Comparator<RecentEvent> BY_TIME_AND_ID =
      Comparator.comparingLong((RecentEvent event) -> event.atMillis)
          .thenComparingLong(event -> event.keyFingerprint)
          .thenComparing(event -> event.type)
          .thenComparing(event -> event.item == null ? "" : event.item)
          .thenComparing(event -> event.text);

  private final BehaviorType type;
  private final @Nullable String item;
  private final String text;
  private final long atMillis;
  private final double weight;
  private final @Nullable QuantisedVector vector;
  private final long keyFingerprint;
  private final byte interest;

  private RecentEvent(
      BehaviorType type,
      @Nullable String item,
      String text,
      long atMillis,
      double weight,
      @Nullable QuantisedVector vector,
      long keyFingerprint,
      int interest) {
    this.type = type;
    this.item = item;
    this.text = text;
    this.atMillis = atMillis;
    this.weight = weight;
    this.vector = vector;
    this.keyFingerprint = keyFingerprint;
    this.interest = (byte) interest;
  }

  /** An event read back from where it was stored. */
  public static RecentEvent of(
      BehaviorType type,
      Optional<String> item,
      String text,
      long atMillis,
      double weight,
      Optional<QuantisedVector> vector,
      long keyFingerprint,
      int interest) {
    return new RecentEvent(
        type,
        item.orElse(null),
        text,
        atMillis,
        weight,
        vector.orElse(null),
        keyFingerprint,
        interest);
  }

  static RecentEvent of(Behavior behavior, Fold fold, int interest) {
    boolean ownVector = behavior.item().isEmpty() && fold.holds(behavior);
    return new RecentEvent(
        behavior.type(),
        behavior.item().orElse(null),
        shortened(behavior.text()),
        behavior.at().toEpochMilli(),
        fold.weight(behavior),
        ownVector ? behavior.vector().orElse(null) : null,
        fingerprint(behavior.key()),
        interest);
  }

  /** This event, of an interest that went into another. */
  RecentEvent moved(Interests.Merge merge) {
    return merge.moved(interest) == interest
        ? this
        : new RecentEvent(
            type, item, text, atMillis, weight, vector, keyFingerprint, merge.moved(interest));
  }

  @Override
  public BehaviorType type() {
    return type;
  }

  public Optional<String> item() {
    return Optional.ofNullable(item);
  }

  /** The first {@value #MAX_TEXT_CHARS} characters of what was written; empty for nothing. */
  public String text() {
    return text;
  }

  @Override
  public Instant at() {
    return Instant.ofEpochMilli(atMillis);
  }

  /** As folded; 0 for noise. */
  public double weight() {
    return weight;
  }

  /**
   * The vector of the text, where there is no item and the text was embedded in this profile's
   * space.
   */
  public Optional<QuantisedVector> vector() {
    return Optional.ofNullable(vector);
  }

  /** Of the event's id or place in its feed; 0 if it has neither. */
  public long keyFingerprint() {
    return keyFingerprint;
  }

  /**
   * The number of the interest that it is part of, or else {@link #TURNED_AWAY} or {@link
   * #IN_NOTHING}. It follows journal order, as interests do.
   */
  public int interest() {
    return interest;
  }

  private static long fingerprint(EventKey key) {
    return key.id()
        .or(() -> key.feedOffset().map(place -> place.source() + '\n' + place.offset()))
        .map(Fingerprint::of)
        .orElse(0L);
  }

  static String shortened(String text) {
    if (text.length() <= MAX_TEXT_CHARS) {
      return text;
    }
    boolean splitsPair = Character.isHighSurrogate(text.charAt(MAX_TEXT_CHARS - 1));
    return text.substring(0, splitsPair ? MAX_TEXT_CHARS - 1 : MAX_TEXT_CHARS);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RecentEvent that
        && BY_TIME_AND_ID.compare(this, that) == 0
        && Double.compare(weight, that.weight) == 0
        && interest == that.interest
        && item().equals(that.item())
        && vector().equals(that.vector());
  }

  @Override
  public int hashCode() {
    return 31 * Long.hashCode(atMillis) + Long.hashCode(keyFingerprint);
  }

  @Override
  public String toString() {
    return type.wireName() + " " + item().orElse(text) + " at " + at();
  }
}
