package penchant.domain.ranking;

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

  private static final Comparator<Item> NEWEST_FIRST =
      Comparator.comparing(Item::at).reversed().thenComparing(Item::id);

  private final RankingSettings settings;

  public SharedLists(RankingSettings settings) {
    this.settings = settings;
  }

  /**
   * What is popular, best first, then the newest items.
   *
   * @param cluster with the members of this cluster instead of everybody; one that the model does
   *     not have counts as one that did nothing yet
   */
  public RankedList popular(
      ClusterModel model, Catalogue catalogue, Optional<Long> cluster, RankingQuery query) {
    Optional<Cluster> group =
        cluster.flatMap(id -> model.clusters().stream().filter(one -> one.id() == id).findFirst());
    Popularity popularity =
        Popularity.of(
            cluster.isEmpty() ? model.popular() : group.map(Cluster::items).orElse(List.of()),
            Integer.MAX_VALUE,
            settings.popularityHalfLife(),
            settings.popularityExponent());
    String part = (cluster.isEmpty() ? Part.POPULARITY : Part.CLUSTER).label();
    String reason =
        "popular "
            + (cluster.isEmpty()
                ? "with everybody"
                : "in " + group.map(Cluster::label).filter(l -> !l.isBlank()).orElse("this group"));
    Map<String, RankedItem> list = new LinkedHashMap<>();
    for (String id : popularity.items()) {
      if (catalogue.find(id).filter(query::admits).isPresent()) {
        list.put(
            id,
            RankedItem.of(
                id, parts(part, popularity.of(id), Part.FRESH.label(), 0), List.of(reason)));
      }
    }
    Instant now = query.at().orElse(model.now());
    if (list.size() < query.depth()) {
      for (Item item : newest(catalogue, query)) {
        list.putIfAbsent(
            item.id(),
            RankedItem.of(
                item.id(),
                parts(part, 0, Part.FRESH.label(), freshness(item, now)),
                List.of("new")));
      }
    }
    ListId id = ListId.of("popular\n" + cluster, model, catalogue, query, settings.toString());
    return RankedList.of(
        id, now, model, catalogue, CrowdVersion.NONE, query.page(List.copyOf(list.values())));
  }

  /** The newest items. */
  public RankedList latest(ClusterModel model, Catalogue catalogue, RankingQuery query) {
    Instant now = query.at().orElse(model.now());
    List<RankedItem> items = new ArrayList<>();
    for (Item item : query.page(newest(catalogue, query))) {
      SortedMap<String, Double> parts = new TreeMap<>();
      parts.put(Part.FRESH.label(), freshness(item, now));
      items.add(RankedItem.of(item.id(), parts, List.of("new")));
    }
    ListId id = ListId.of("latest", model, catalogue, query, settings.toString());
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

  private static List<Item> newest(Catalogue catalogue, RankingQuery query) {
    return catalogue.items().stream().filter(query::admits).sorted(NEWEST_FIRST).toList();
  }

  private double freshness(Item item, Instant now) {
    return settings
        .freshHalfLife()
        .decay(Math.max(0, now.toEpochMilli() - item.at().toEpochMilli()));
  }

  private static SortedMap<String, Double> parts(
      String one, double value, String other, double otherValue) {
    SortedMap<String, Double> parts = new TreeMap<>();
    parts.put(one, value);
    parts.put(other, otherValue);
    return parts;
  }
}
