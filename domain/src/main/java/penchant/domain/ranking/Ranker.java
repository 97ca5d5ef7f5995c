package penchant.domain.ranking;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import penchant.domain.catalogue.Catalogue;
import penchant.domain.catalogue.Item;
import penchant.domain.clustering.Cluster;
import penchant.domain.clustering.ClusterModel;
import penchant.domain.interest.InterestProfile;

/**
 * Makes lists. Pure: the same input gives the same list, on any machine.
 *
 * <p>A person's list is made in two rows. In front stand the {@link Candidates}, by score; behind
 * them, for whoever asks for more than they are, all other items that pass, by score again. Which
 * items are candidates does not depend on how many are asked for, so the pages of a list never
 * repeat or skip an item. Ties go by id.
 */
public final class Ranker {

  private static final Comparator<Item> NEWEST_FIRST =
      Comparator.comparing(Item::at).reversed().thenComparing(Item::id);

  private final RankingSettings settings;

  public Ranker(RankingSettings settings) {
    this.settings = settings;
  }

  public RankingSettings settings() {
    return settings;
  }

  /**
   * The list of the person of this profile, ranked for the time asked for, or else for the later of
   * the model's now and the person's newest event.
   */
  public RankedList rank(
      InterestProfile profile, ClusterModel model, Catalogue catalogue, RankingQuery query) {
    Instant newest = profile.newestEventAt().filter(model.now()::isBefore).orElse(model.now());
    Taste taste = Taste.of(profile, model, catalogue.space(), settings.interestHalfLife());
    return rank(taste, query.at().orElse(newest), model, catalogue, query);
  }

  /** The list of a person of this taste. */
  RankedList rank(
      Taste taste, Instant now, ClusterModel model, Catalogue catalogue, RankingQuery query) {
    Scorer scorer = new Scorer(settings, taste, model, now);
    Candidates candidates = new Candidates(catalogue, query, taste);
    List<ScoredItem> list = new ArrayList<>();
    Optional<List<Item>> all =
        taste.hasDirection() ? candidates.fewEnough(settings.scoreAllUpTo()) : Optional.empty();
    append(all.orElseGet(() -> candidates.chosen(taste, scorer, settings)), scorer, list);
    if (list.size() < query.depth() && all.isEmpty()) {
      append(without(list, candidates.everything()), scorer, list);
    }
    Reasons reasons = new Reasons(taste, scorer, catalogue);
    int most = query.explain() ? Part.values().length : settings.reasonsPerItem();
    List<RankedItem> page = new ArrayList<>();
    for (ScoredItem scored : page(list, query)) {
      page.add(RankedItem.of(scored.item().id(), scored.parts(), reasons.why(scored, most)));
    }
    return list(now, model, catalogue, page);
  }

  private static void append(Iterable<Item> items, Scorer scorer, List<ScoredItem> list) {
    List<ScoredItem> row = new ArrayList<>();
    for (Item item : items) {
      row.add(scorer.score(item));
    }
    row.sort(ScoredItem.BEST_FIRST);
    list.addAll(row);
  }

  private static List<Item> without(List<ScoredItem> listed, List<Item> items) {
    Set<String> ids = new HashSet<>();
    listed.forEach(scored -> ids.add(scored.item().id()));
    return items.stream().filter(item -> !ids.contains(item.id())).toList();
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
    return list(now, model, catalogue, page(List.copyOf(list.values()), query));
  }

  /** The newest items. */
  public RankedList latest(ClusterModel model, Catalogue catalogue, RankingQuery query) {
    Instant now = query.at().orElse(model.now());
    List<RankedItem> items = new ArrayList<>();
    for (Item item : page(newest(catalogue, query), query)) {
      SortedMap<String, Double> parts = new TreeMap<>();
      parts.put(Part.FRESH.label(), freshness(item, now));
      items.add(RankedItem.of(item.id(), parts, List.of("new")));
    }
    return list(now, model, catalogue, items);
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
    for (Item other : page(nearest, query)) {
      SortedMap<String, Double> parts = new TreeMap<>();
      parts.put(Part.SIMILARITY, (double) item.vector().similarity(other.vector()));
      items.add(RankedItem.of(other.id(), parts, List.of("like " + Reasons.name(item))));
    }
    return list(query.at().orElse(model.now()), model, catalogue, items);
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

  private static <T> List<T> page(List<T> list, RankingQuery query) {
    int from = Math.min(query.offset(), list.size());
    return list.subList(from, Math.min(query.depth(), list.size()));
  }

  private static RankedList list(
      Instant now, ClusterModel model, Catalogue catalogue, List<RankedItem> items) {
    return new RankedList(now, model.round(), catalogue.space().id(), catalogue.version(), items);
  }
}
