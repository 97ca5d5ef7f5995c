package penchant.domain.ranking;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import penchant.domain.behavior.BehaviorType;
import penchant.domain.catalogue.Catalogue;
import penchant.domain.clustering.ClusterModel;
import penchant.domain.decay.HalfLife;
import penchant.domain.interest.Interest;
import penchant.domain.interest.InterestProfile;
import penchant.domain.interest.KindsTurnedAway;
import penchant.domain.interest.PastEvent;
import penchant.domain.interest.RecentEvent;
import penchant.domain.network.Networks;
import penchant.domain.vector.Embedding;
import penchant.domain.vector.QuantisedVector;
import penchant.domain.vector.VectorSpace;

/**
 * What ranking looks at in a person. Vectors are in the space of the catalogue; a person whose
 * vectors are of another space has none here.
 *
 * @param leanings what the person is interested in
 * @param shortTerm direction of the last days
 * @param negative direction of what was turned away
 * @param clusters P(theta), by id of cluster
 * @param steps what was done last and counts for the vectors, newest last
 * @param seen whether the person has met an item
 * @param unwanted whether the person has turned an item away
 * @param kinds categories of which the person wants nothing
 * @param outlook what trained networks say
 */
record Taste(
    List<Leaning> leanings,
    Optional<Embedding> shortTerm,
    Optional<Embedding> negative,
    SortedMap<Long, Double> clusters,
    List<Step> steps,
    Predicate<String> seen,
    Predicate<String> unwanted,
    KindsTurnedAway kinds,
    Outlook outlook) {

  /**
   * What trained networks say of the person.
   *
   * @param ahead where the recent events lead to, by g
   * @param foreseen how likely each cluster is next, by f; empty without it
   */
  record Outlook(Optional<Embedding> ahead, SortedMap<Long, Double> foreseen) {

    /** Nothing was trained. */
    static final Outlook NONE = new Outlook(Optional.empty(), new TreeMap<>());
  }

  /**
   * One interest.
   *
   * @param number as {@link Interest#number}
   * @param share its mass as a share of the strongest interest's, above 0 to 1
   * @param representatives items that stand for it
   */
  record Leaning(int number, Embedding centroid, double share, List<String> representatives) {

    /** What nearness to it counts, above 0 to 1: the fourth root of its share. */
    double strength() {
      return Math.sqrt(Math.sqrt(share));
    }
  }

  /**
   * Something done.
   *
   * @param text what was typed, where there is no item
   */
  record Step(
      BehaviorType type,
      Optional<String> item,
      String text,
      double weight,
      Optional<Embedding> vector) {}

  Taste {
    leanings = List.copyOf(leanings);
    steps = List.copyOf(steps);
  }

  /** The taste of a person of this profile. */
  static Taste of(
      InterestProfile profile,
      ClusterModel model,
      Catalogue catalogue,
      HalfLife interestHalfLife,
      Networks networks) {
    VectorSpace space = catalogue.space();
    if (!profile.vectorSpace().equals(space.id())) {
      return new Taste(
          List.of(),
          Optional.empty(),
          Optional.empty(),
          new TreeMap<>(),
          steps(profile, false),
          profile::hasSeen,
          profile::hasTurnedAway,
          profile.kinds(),
          Outlook.NONE);
    }
    Optional<Embedding> placed =
        profile.longVector().filter(vector -> model.vectorSpace().equals(space.id()));
    return new Taste(
        leanings(profile.interests(), interestHalfLife),
        profile.shortVector(),
        profile.negativeVector(),
        placed.map(model::distribution).orElseGet(TreeMap::new),
        steps(profile, true),
        profile::hasSeen,
        profile::hasTurnedAway,
        profile.kinds(),
        new Outlook(
            networks
                .attention()
                .filter(g -> g.vectorSpace().equals(space.id()))
                .flatMap(g -> g.ahead(PastEvent.recent(profile, catalogue))),
            networks
                .theta()
                .filter(f -> f.vectorSpace().equals(space.id()))
                .flatMap(f -> placed.map(u -> f.distribution(u, profile.shortVector(), model)))
                .orElseGet(TreeMap::new)));
  }

  private static List<Leaning> leanings(List<Interest> interests, HalfLife halfLife) {
    double strongest = Double.NEGATIVE_INFINITY;
    for (Interest interest : interests) {
      strongest = Math.max(strongest, interest.mass().log2(halfLife));
    }
    List<Leaning> leanings = new ArrayList<>();
    for (Interest interest : interests) {
      double share = StrictMath.pow(2, interest.mass().log2(halfLife) - strongest);
      if (share > 0) {
        leanings.add(
            new Leaning(interest.number(), interest.centroid(), share, interest.representatives()));
      }
    }
    return leanings;
  }

  private static List<Step> steps(InterestProfile profile, boolean comparable) {
    List<Step> steps = new ArrayList<>();
    for (RecentEvent event : profile.recent()) {
      if (comparable && event.interest() == RecentEvent.IN_NOTHING) {
        continue; // Nothing is recommended for what no vector holds, so it is no reason either.
      }
      steps.add(
          new Step(
              event.type(),
              event.item(),
              event.text(),
              event.weight(),
              event.vector().filter(vector -> comparable).map(QuantisedVector::toEmbedding)));
    }
    return steps;
  }

  /** Whether nothing is known by which to choose, so that what others do is all there is. */
  boolean isOfAStranger() {
    return !hasDirection() && clusters.isEmpty();
  }

  /** Whether there is any direction to look in. */
  boolean hasDirection() {
    return !leanings.isEmpty() || shortTerm.isPresent();
  }

  /**
   * How near an item is to the interests: the best cosine to any, where that to a weaker one counts
   * less, by its strength.
   */
  double interest(Embedding item) {
    Leaning leaning = closest(item);
    return leaning == null ? 0 : nearness(leaning, item);
  }

  /** The interest that an item is near to; null for a person without any. */
  @Nullable Leaning closest(Embedding item) {
    Leaning closest = null;
    double best = Double.NEGATIVE_INFINITY;
    for (Leaning leaning : leanings) {
      double nearness = nearness(leaning, item);
      if (nearness > best) {
        best = nearness;
        closest = leaning;
      }
    }
    return closest;
  }

  private static double nearness(Leaning leaning, Embedding item) {
    return likeness(leaning.centroid, item) * leaning.strength();
  }

  double shortTerm(Embedding item) {
    return shortTerm.isPresent() ? likeness(shortTerm.get(), item) : 0;
  }

  double attention(Embedding item) {
    return outlook.ahead.isPresent() ? likeness(outlook.ahead.get(), item) : 0;
  }

  double negative(Embedding item) {
    return negative.isPresent() ? likeness(negative.get(), item) : 0;
  }

  /** The cosine where it is positive. What points away is not like it, however far. */
  static double likeness(Embedding one, Embedding other) {
    return Math.max(0, one.similarity(other));
  }
}
