package penchant.domain.ranking;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import penchant.domain.decay.HalfLife;
import penchant.domain.graph.Affinity;
import penchant.domain.interest.DecayedVector;
import penchant.domain.interest.Fold;
import penchant.domain.interest.Interest;
import penchant.domain.interest.InterestProfile;
import penchant.domain.interest.PastEvent;
import penchant.domain.interest.RecentEvent;
import penchant.domain.interest.SeenItems;
import penchant.domain.vector.Embedding;
import penchant.domain.vector.QuantisedVector;

/**
 * Shares a score out among the events that made it.
 *
 * <p>The parts {@code interest}, {@code short} and {@code negative} are cosines to sums of
 * weighted, decayed event vectors. With the length of the sum, the choice of the interest and its
 * strength held as they are, such a part is a sum over events, and the share of an event is its
 * summand: what the part would lose if the event had not been in the sum.
 *
 * <p>The part {@code graph} is shared out as the filter's sum is, with its scale held as it is: to
 * each item of the person's row what it gives, and of that to each event its share of what the
 * person did with the item. The mean above which an item's spread lies is owed to no event.
 *
 * <p>All other parts are whole: what other people did, what the item is, what a model says.
 */
final class Explainer {

  private final Scorer scorer;
  private final Taste taste;
  private final InterestProfile profile;
  private final Fold fold;
  private final List<Summand> summands = new ArrayList<>();

  /** An event with its vector as it was folded; without one it is in no vector. */
  private record Summand(PastEvent event, Optional<Embedding> vector) {}

  /**
   * A part as a sum over events.
   *
   * @param factor what a summand of 1 counts in the score; negative for a part that takes off
   * @param landmark the time as of which the sum is, epoch milliseconds
   * @param holds the events that are in it
   */
  private record Sum(
      Part part, double factor, long landmark, HalfLife halfLife, Predicate<PastEvent> holds) {

    double share(PastEvent event, double likeness) {
      return factor
          * Math.abs(event.weight())
          * halfLife.decay(landmark - event.at().toEpochMilli())
          * likeness;
    }
  }

  /**
   * @param events of the person, as many as are known
   */
  Explainer(
      Scorer scorer, Taste taste, InterestProfile profile, Fold fold, List<PastEvent> events) {
    this.scorer = scorer;
    this.taste = taste;
    this.profile = profile;
    this.fold = fold;
    for (PastEvent event : events) {
      summands.add(new Summand(event, event.vector().map(QuantisedVector::toEmbedding)));
    }
  }

  /**
   * @param most how many events to name
   */
  Explanation explain(ScoredItem scored, int most) {
    List<Sum> sums = sums(scored);
    List<Evidence> events = new ArrayList<>();
    for (Summand summand : summands) {
      SortedMap<String, Double> parts = new TreeMap<>();
      double all = 0;
      for (Sum sum : sums) {
        if (summand.vector.isPresent() && sum.holds.test(summand.event)) {
          double likeness = summand.vector.get().cosine(scored.item().vector());
          double share = sum.share(summand.event, likeness);
          parts.put(sum.part.label(), share);
          all += share;
        }
      }
      double owed = graph(summand.event, scored);
      if (owed != 0) {
        parts.put(Part.GRAPH.label(), owed);
        all += owed;
      }
      if (!parts.isEmpty()) {
        PastEvent event = summand.event;
        events.add(new Evidence(event.type(), event.item(), event.text(), event.at(), all, parts));
      }
    }
    return Explanation.of(scored.parts(), events, most);
  }

  private double graph(PastEvent event, ScoredItem scored) {
    if (event.item().isEmpty()) {
      return 0;
    }
    Affinity affinity = scorer.affinity();
    double mass = profile.seen().mass(event.item().get());
    long own = SeenItems.fingerprint(event.item().get());
    long item = SeenItems.fingerprint(scored.item().id());
    double byShare =
        scorer.weight(Feature.GRAPH_SHARE) * affinity.share(item) * affinity.owed(item, own);
    double bySpread = scorer.weight(Feature.GRAPH_SPREAD) * affinity.spreadBy(item, own);
    return mass <= 0 ? 0 : (byShare + bySpread) * event.weight() / mass;
  }

  /** The parts of this item that events made; a cosine that is cut off at 0 leaves none. */
  private List<Sum> sums(ScoredItem scored) {
    List<Sum> sums = new ArrayList<>();
    if (scored.part(Part.SHORT) != 0) {
      add(Part.SHORT, profile.shortTerm(), fold.shortHalfLife(), event -> event.weight() > 0, sums);
    }
    if (scored.part(Part.NEGATIVE) != 0) {
      add(
          Part.NEGATIVE,
          profile.turnedAway(),
          fold.longHalfLife(),
          event -> event.interest() == RecentEvent.TURNED_AWAY,
          sums);
    }
    Taste.Leaning leaning = taste.closest(scored.item().vector());
    if (leaning != null && scored.part(Part.INTEREST) != 0) {
      for (Interest interest : profile.interests()) {
        if (interest.number() == leaning.number()) {
          sums.add(
              new Sum(
                  Part.INTEREST,
                  scorer.factor(Part.INTEREST) * leaning.strength() / interest.sum().length(),
                  interest.mass().landmarkMillis(),
                  fold.longHalfLife(),
                  event -> event.interest() == interest.number()));
        }
      }
    }
    return sums;
  }

  private void add(
      Part part, DecayedVector sum, HalfLife halfLife, Predicate<PastEvent> holds, List<Sum> sums) {
    sums.add(
        new Sum(part, scorer.factor(part) / sum.length(), sum.landmarkMillis(), halfLife, holds));
  }
}
