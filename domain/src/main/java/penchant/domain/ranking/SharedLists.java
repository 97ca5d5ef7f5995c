package penchant.domain.ranking;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import penchant.domain.catalogue.Catalogue;
import penchant.domain.catalogue.Item;
import penchant.domain.clustering.Cluster;
import penchant.domain.clustering.ClusterModel;

/** Lists that are the same for everybody. Pure, as {@link Ranker} is. */
public final class SharedLists {

  private final RankingSettings settings;
  private final NewestPopularities popularities;

  public SharedLists(RankingSettings settings) {
    this.settings = settings;
    this.popularities = new NewestPopularities(settings);
  }

  /**
   * What is popular, best first, then the newest items, whose freshness counts below the last of
   * what is popular.
   *
   * @param cluster with the members of this cluster instead of everybody; of one that did nothing
   *     yet much is known as of everybody
   * @param wallClock what lies ahead of it is not out yet
   */
  public RankedList popular(
      ClusterModel model,
      Catalogue catalogue,
      Optional<Long> cluster,
      RankingQuery query,
      Instant wallClock) {
    Optional<Cluster> group =
        cluster.flatMap(id -> model.clusters().stream().filter(one -> one.id() == id).findFirst());
    Popularities known = popularities.of(model);
    Popularity popularity = cluster.map(known::in).orElseGet(known::everywhere);
    String part = (cluster.isEmpty() ? Part.POPULARITY : Part.CLUSTER).label();
    String inGroup =
        "popular in " + group.map(Cluster::label).filter(l -> !l.isBlank()).orElse("this group");
    Map<String, RankedItem> list = new LinkedHashMap<>();
    double lowest = 1;
    for (String id : popularity.items()) {
      if (catalogue.find(id).filter(query::admits).isPresent()) {
        lowest = popularity.of(id);
        boolean ofGroup = group.map(one -> one.isKnownFor(id)).orElse(false);
        String reason = ofGroup ? inGroup : Reasons.WITH_EVERYBODY;
        list.put(
            id,
            RankedItem.of(
                id, parts(part, popularity.of(id), Part.FRESH.label(), 0), List.of(reason)));
      }
    }
    Instant now = now(model, query, wallClock);
    if (list.size() < query.depth()) {
      for (Item item : newest(catalogue, query, present(model, query, wallClock))) {
        list.putIfAbsent(
            item.id(),
            RankedItem.of(
                item.id(),
                parts(part, 0, Part.FRESH.label(), lowest * freshness(item, now)),
                List.of("new")));
      }
    }
    ListId id =
        ListId.of(
            "popular\n" + cluster + out(catalogue, present(model, query, wallClock)),
            model,
            catalogue,
            query,
            settings.toString());
    return RankedList.of(
        id, now, model, catalogue, CrowdVersion.NONE, query.page(List.copyOf(list.values())));
  }

  /**
   * The newest items; those that are not out yet come last, the soonest first.
   *
   * @param wallClock what lies ahead of it is not out yet
   */
  public RankedList latest(
      ClusterModel model, Catalogue catalogue, RankingQuery query, Instant wallClock) {
    Instant now = now(model, query, wallClock);
    List<RankedItem> items = new ArrayList<>();
    Instant present = present(model, query, wallClock);
    for (Item item : query.page(newest(catalogue, query, present))) {
      SortedMap<String, Double> parts = new TreeMap<>();
      parts.put(Part.FRESH.label(), freshness(item, now));
      String why = item.at().isAfter(present) ? "announced" : "new";
      items.add(RankedItem.of(item.id(), parts, List.of(why)));
    }
    ListId id =
        ListId.of("latest" + out(catalogue, present), model, catalogue, query, settings.toString());
    return RankedList.of(id, now, model, catalogue, CrowdVersion.NONE, items);
  }

  /** The items most like one, by the cosine of their vectors; itself is none of them. */
  public RankedList similarItems(
      Item item, ClusterModel model, Catalogue catalogue, RankingQuery query) {
    List<Item> nearest =
        catalogue.nearest(
            item.vector(),
            query.depth(),
            other -> query.admits(other) && !other.id().equals(item.id()));
    List<RankedItem> items = new ArrayList<>();
    for (Item other : query.page(nearest)) {
      SortedMap<String, Double> parts = new TreeMap<>();
      parts.put(Part.SIMILARITY, (double) item.vector().similarity(other.vector()));
      items.add(RankedItem.of(other.id(), parts, List.of("like " + Reasons.name(item))));
    }
    ListId id = ListId.of("similar\n" + item.id(), model, catalogue, query, settings.toString());
    return RankedList.of(
        id, query.at().orElse(model.now()), model, catalogue, CrowdVersion.NONE, items);
  }

  /** What the order of new items depends on besides catalogue and model: how many are out. */
  private static String out(Catalogue catalogue, Instant present) {
    return "\n" + catalogue.items().stream().filter(item -> !item.at().isAfter(present)).count();
  }

  private static List<Item> newest(Catalogue catalogue, RankingQuery query, Instant present) {
    Comparator<Item> announcedLast = Comparator.comparing(item -> item.at().isAfter(present));
    return catalogue.items().stream()
        .filter(query::admits)
        .sorted(
            announcedLast
                .thenComparing(item -> Duration.between(item.at(), present).abs())
                .thenComparing(Item::id))
        .toList();
  }

  /**
   * Stream time may lie years before the wall clock, when an old history is replayed, and an item
   * that came in today with it is out nevertheless.
   */
  private static Instant present(ClusterModel model, RankingQuery query, Instant wallClock) {
    return query.at().orElse(model.now().isAfter(wallClock) ? model.now() : wallClock);
  }

  /** Before anything has happened there is no stream time. */
  private static Instant now(ClusterModel model, RankingQuery query, Instant wallClock) {
    return query.at().orElse(model.now().equals(Instant.EPOCH) ? wallClock : model.now());
  }

  private double freshness(Item item, Instant now) {
    return settings.freshHalfLife().decay(Math.abs(now.toEpochMilli() - item.at().toEpochMilli()));
  }

  private static SortedMap<String, Double> parts(
      String one, double value, String other, double otherValue) {
    SortedMap<String, Double> parts = new TreeMap<>();
    parts.put(one, value);
    parts.put(other, otherValue);
    return parts;
  }
}
