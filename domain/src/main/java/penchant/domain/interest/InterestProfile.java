package penchant.domain.interest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import penchant.domain.behavior.Behavior;
import penchant.domain.behavior.EventKey;
import penchant.domain.vector.Embedding;
import penchant.domain.vector.QuantisedVector;

/**
 * What a user's facts fold into. Immutable; a version shares with the one before it whatever did
 * not change.
 *
 * <p>The three sums follow event time, so the order in which events arrive does not matter to them
 * beyond rounding; interests and the id window follow journal order. The long and short sums take
 * positive weights only, the negative one takes the rest with its sign turned (Rocchio): a return
 * takes nothing back from what a person likes, it says what the person does not.
 *
 * @param foldVersion of the fold that made it
 * @param vectorSpace id of the space of its vectors
 * @param events how many facts were folded
 * @param newestMillis the newest event time, epoch milliseconds; {@link Long#MIN_VALUE} for none
 * @param recent sorted by time and then id, newest last
 * @param seen the items of all events, noise too
 * @param kinds categories of which the person said "not this kind"
 * @param ids the last event ids, noise too
 */
public record InterestProfile(
    String foldVersion,
    String vectorSpace,
    long events,
    long newestMillis,
    DecayedVector longTerm,
    DecayedVector shortTerm,
    DecayedVector turnedAway,
    List<Interest> interests,
    List<RecentEvent> recent,
    SeenItems seen,
    KindsTurnedAway kinds,
    IdWindow ids,
    FeedMarks marks) {

  /** A sum of weights: as much as a view counts, the other way round. */
  private static final double TURNED_AWAY = -1;

  public InterestProfile {
    interests = List.copyOf(interests);
    recent = List.copyOf(recent);
  }

  /** The profile of somebody who did nothing yet. */
  public static InterestProfile empty(Fold fold) {
    return new InterestProfile(
        fold.version(),
        fold.vectorSpace(),
        0,
        Long.MIN_VALUE,
        DecayedVector.NONE,
        DecayedVector.NONE,
        DecayedVector.NONE,
        List.of(),
        List.of(),
        SeenItems.NONE,
        KindsTurnedAway.NONE,
        IdWindow.NONE,
        FeedMarks.NONE);
  }

  /** Whether this is what {@code fold} makes, and not another. */
  public boolean isOf(Fold fold) {
    return foldVersion.equals(fold.version()) && vectorSpace.equals(fold.vectorSpace());
  }

  public Optional<Instant> newestEventAt() {
    return newestMillis == Long.MIN_VALUE
        ? Optional.empty()
        : Optional.of(Instant.ofEpochMilli(newestMillis));
  }

  /**
   * Now for this person: the later of the stream's now and the person's own newest event.
   *
   * @param stream the newest event time of everybody, as far as it is known
   */
  public Instant now(Instant stream) {
    return newestEventAt().filter(stream::isBefore).orElse(stream);
  }

  /** Direction of the lasting interests. */
  public Optional<Embedding> longVector() {
    return longTerm.direction();
  }

  /** Direction of the interests of late. */
  public Optional<Embedding> shortVector() {
    return shortTerm.direction();
  }

  /** Direction of what was turned away. */
  public Optional<Embedding> negativeVector() {
    return turnedAway.direction();
  }

  /** Whether the item was turned away, by all that was done with it; one skip is not enough. */
  public boolean hasTurnedAway(String item) {
    return seen.mass(item) <= TURNED_AWAY;
  }

  /** Whether any event was about this item. */
  public boolean hasSeen(String item) {
    return seen.contains(item);
  }

  public int seenCount() {
    return seen.size();
  }

  /** Whether an event of this key is part of the profile, as far as is remembered. */
  public boolean hasCounted(EventKey key) {
    return key.id().filter(ids::contains).isPresent()
        || key.feedOffset().filter(marks::covers).isPresent();
  }

  InterestProfile with(Behavior behavior, Fold fold) {
    return step(behavior, fold).profile();
  }

  /**
   * What one more event makes of a profile.
   *
   * @param interest as {@link RecentEvent#interest}, before any merging
   * @param merges of interests, in turn, after it joined
   */
  record Step(InterestProfile profile, int interest, List<Interests.Merge> merges) {}

  Step step(Behavior behavior, Fold fold) {
    long at = behavior.at().toEpochMilli();
    double weight = fold.weight(behavior);
    DecayedVector nextLong = longTerm;
    DecayedVector nextShort = shortTerm;
    DecayedVector nextTurnedAway = turnedAway;
    Interests.Sorted sorted = new Interests.Sorted(interests, RecentEvent.IN_NOTHING, List.of());
    if (weight != 0 && fold.holds(behavior)) {
      Embedding vector = behavior.vector().map(QuantisedVector::toEmbedding).orElseThrow();
      if (weight > 0) {
        nextLong = longTerm.plus(weight, vector, at, fold.longHalfLife());
        nextShort = shortTerm.plus(weight, vector, at, fold.shortHalfLife());
        List<String> items = behavior.item().map(List::of).orElse(List.of());
        sorted = Interests.with(interests, weight, vector, at, items, fold);
      } else {
        nextTurnedAway = turnedAway.plus(-weight, vector, at, fold.longHalfLife());
        sorted = new Interests.Sorted(interests, RecentEvent.TURNED_AWAY, List.of());
      }
    }
    InterestProfile next =
        new InterestProfile(
            foldVersion,
            vectorSpace,
            events + 1,
            Math.max(newestMillis, at),
            nextLong,
            nextShort,
            nextTurnedAway,
            sorted.interests(),
            recentWith(
                RecentEvent.of(behavior, fold, sorted.joined()),
                sorted.merges(),
                fold.recentEvents()),
            behavior.item().map(item -> seen.with(item, weight, at)).orElse(seen),
            kinds.with(behavior),
            behavior.key().id().map(id -> ids.with(id, fold.idWindow())).orElse(ids),
            behavior.key().feedOffset().map(marks::with).orElse(marks));
    return new Step(next, sorted.joined(), sorted.merges());
  }

  private List<RecentEvent> recentWith(RecentEvent event, List<Interests.Merge> merges, int most) {
    int at = recent.size();
    while (at > 0 && RecentEvent.BY_TIME_AND_ID.compare(recent.get(at - 1), event) > 0) {
      at--;
    }
    List<RecentEvent> next = new ArrayList<>(recent.size() + 1);
    next.addAll(recent);
    if (at > 0 || recent.size() < most) {
      next.add(at, event);
    }
    for (Interests.Merge merge : merges) {
      next.replaceAll(one -> one.moved(merge));
    }
    return next.size() > most ? next.subList(next.size() - most, next.size()) : next;
  }
}
