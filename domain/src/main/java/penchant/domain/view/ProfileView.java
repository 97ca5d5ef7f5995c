package penchant.domain.view;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import penchant.domain.catalogue.Catalogue;
import penchant.domain.catalogue.Item;
import penchant.domain.clustering.Cluster;
import penchant.domain.clustering.ClusterModel;
import penchant.domain.interest.Fold;
import penchant.domain.interest.Interest;
import penchant.domain.interest.InterestProfile;
import penchant.domain.interest.RecentEvent;
import penchant.domain.vector.Embedding;
import penchant.domain.vector.QuantisedVector;

/**
 * A profile as a person reads it.
 *
 * @param sequence of the last fact folded
 * @param now the time to which masses are decayed
 * @param round the clustering round that {@code clusters} come from
 * @param clusters P(theta), most likely first
 * @param interests heaviest first
 * @param turnedAway categories of which the person said "not this kind"
 * @param recent newest first
 */
public record ProfileView(
    String user,
    long sequence,
    Instant now,
    String foldVersion,
    String vectorSpace,
    long round,
    long events,
    int itemsSeen,
    Optional<Instant> newestEventAt,
    List<ClusterShare> clusters,
    List<InterestView> interests,
    List<String> turnedAway,
    List<RecentView> recent) {

  /** The probability of one cluster. */
  public record ClusterShare(long id, String label, double probability) {}

  /**
   * One interest.
   *
   * @param label the title of the medoid, or else what was typed nearest to it
   * @param medoid of the items that stand for it, the nearest to its centroid
   * @param mass decayed weight of its events at {@code now}
   * @param share of the masses of all interests
   */
  public record InterestView(
      String label,
      Optional<String> medoid,
      List<String> items,
      double mass,
      double share,
      long events) {}

  /** One of the newest events. */
  public record RecentView(
      String type, Optional<String> item, String text, Instant at, double weight) {}

  public ProfileView {
    clusters = List.copyOf(clusters);
    interests = List.copyOf(interests);
    turnedAway = List.copyOf(turnedAway);
    recent = List.copyOf(recent);
  }

  /**
   * Makes the view.
   *
   * @param fold the fold of {@code profile}
   */
  public static ProfileView of(
      String user,
      long sequence,
      InterestProfile profile,
      Fold fold,
      ClusterModel model,
      Catalogue catalogue,
      Instant now) {
    List<RecentView> recent = new ArrayList<>();
    for (RecentEvent event : profile.recent()) {
      recent.add(
          0,
          new RecentView(
              event.type().wireName(), event.item(), event.text(), event.at(), event.weight()));
    }
    return new ProfileView(
        user,
        sequence,
        now,
        profile.foldVersion(),
        profile.vectorSpace(),
        model.round(),
        profile.events(),
        profile.seenCount(),
        profile.newestEventAt(),
        clusterShares(profile, model),
        interests(profile, fold, catalogue, now),
        profile.kinds().names(),
        recent);
  }

  private static List<ClusterShare> clusterShares(InterestProfile profile, ClusterModel model) {
    Optional<Embedding> vector = profile.longVector();
    if (vector.isEmpty() || !model.vectorSpace().equals(profile.vectorSpace())) {
      return List.of();
    }
    SortedMap<Long, String> labels = new TreeMap<>();
    for (Cluster cluster : model.clusters()) {
      labels.put(cluster.id(), cluster.label());
    }
    return model.distribution(vector.get()).entrySet().stream()
        .map(
            share ->
                new ClusterShare(
                    share.getKey(), labels.getOrDefault(share.getKey(), ""), share.getValue()))
        .sorted(Comparator.comparingDouble(ClusterShare::probability).reversed())
        .toList();
  }

  /**
   * Shares are taken at the newest landmark, where they are the same as at any other time but do
   * not vanish after years of silence.
   */
  private static List<InterestView> interests(
      InterestProfile profile, Fold fold, Catalogue catalogue, Instant now) {
    long newest = Long.MIN_VALUE;
    for (Interest interest : profile.interests()) {
      newest = Math.max(newest, interest.mass().landmarkMillis());
    }
    double total = 0;
    for (Interest interest : profile.interests()) {
      total += interest.mass().at(newest, fold.longHalfLife());
    }
    List<InterestView> views = new ArrayList<>();
    for (Interest interest : profile.interests()) {
      Embedding centroid = interest.centroid();
      Optional<Item> medoid = medoid(interest, centroid, catalogue, profile.vectorSpace());
      views.add(
          new InterestView(
              label(medoid, centroid, profile),
              medoid.map(Item::id),
              interest.representatives(),
              interest.mass().at(now.toEpochMilli(), fold.longHalfLife()),
              interest.mass().at(newest, fold.longHalfLife()) / total,
              interest.events()));
    }
    views.sort(Comparator.comparingDouble(InterestView::share).reversed());
    return views;
  }

  private static Optional<Item> medoid(
      Interest interest, Embedding centroid, Catalogue catalogue, String vectorSpace) {
    boolean comparable = catalogue.space().id().equals(vectorSpace);
    @Nullable Item best = null;
    double bestCosine = Double.NEGATIVE_INFINITY;
    for (String id : interest.representatives()) {
      @Nullable Item item = catalogue.find(id).orElse(null);
      if (item != null) {
        double cosine = comparable ? item.vector().cosine(centroid) : 0;
        if (cosine >= bestCosine) {
          best = item;
          bestCosine = cosine;
        }
      }
    }
    return Optional.ofNullable(best);
  }

  private static String label(Optional<Item> medoid, Embedding centroid, InterestProfile profile) {
    if (medoid.isPresent()) {
      String title = medoid.get().title();
      return title.isEmpty() ? medoid.get().id() : title;
    }
    String nearest = "";
    double best = 0;
    for (RecentEvent event : profile.recent()) {
      double cosine =
          event.vector().map(QuantisedVector::toEmbedding).map(centroid::cosine).orElse(0.0);
      if (cosine > best) {
        best = cosine;
        nearest = event.text();
      }
    }
    return nearest;
  }
}
