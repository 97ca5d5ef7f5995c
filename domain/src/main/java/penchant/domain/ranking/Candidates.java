package penchant.domain.ranking;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import penchant.domain.catalogue.Catalogue;
import penchant.domain.catalogue.Item;
import penchant.domain.vector.Embedding;

/**
 * The items worth scoring: near to each interest and to the short vector, popular in the person's
 * clusters, popular with everybody, on top of the trends, best by the graph, new. A small
 * catalogue, or the little that filters leave of a large one, is worth scoring whole.
 */
final class Candidates {

  private final Catalogue catalogue;
  private final RankingQuery query;
  private final Taste taste;
  private final RankingSettings.Limits limits;
  private final boolean mayRepeat;

  Candidates(Catalogue catalogue, RankingQuery query, Taste taste, RankingSettings settings) {
    this.catalogue = catalogue;
    this.query = query;
    this.taste = taste;
    this.limits = settings.limits();
    this.mayRepeat = query.repeat().orElse(settings.mayRepeat());
  }

  private boolean admits(Item item) {
    return query.admits(item) && keptOut(item).isEmpty();
  }

  /** Why the item may not stand in the list, whatever else is asked for; empty if it may. */
  Optional<KeptOut> keptOut(Item item) {
    if (item.hidden()) {
      return Optional.of(KeptOut.HIDDEN);
    }
    if (taste.unwanted().test(item.id())) {
      return Optional.of(KeptOut.TURNED_AWAY);
    }
    if (!mayRepeat && taste.seen().test(item.id())) {
      return Optional.of(KeptOut.SEEN);
    }
    return isOfAKindTurnedAway(item) ? Optional.of(KeptOut.KIND_TURNED_AWAY) : Optional.empty();
  }

  /** Of a kind that the person wants nothing of, unless it is what is asked for. */
  private boolean isOfAKindTurnedAway(Item item) {
    return !taste.kinds().isEmpty()
        && item.categories().stream()
            .anyMatch(kind -> taste.kinds().holds(kind) && !query.categories().contains(kind));
  }

  /** What may stand in the list. */
  List<Item> everything() {
    List<Item> all = new ArrayList<>();
    for (Item item : catalogue.items()) {
      if (admits(item)) {
        all.add(item);
      }
    }
    return all;
  }

  /** All that passes where that is little enough, else those chosen. */
  List<Item> worthScoring(Scorer scorer) {
    Optional<List<Item>> all =
        taste.hasDirection() ? fewEnough(limits.scoreAllUpTo()) : Optional.empty();
    return all.orElseGet(() -> chosen(scorer));
  }

  private Optional<List<Item>> fewEnough(int most) {
    boolean narrow = !query.domains().isEmpty() || !query.categories().isEmpty();
    if (catalogue.size() > most && !narrow) {
      return Optional.empty();
    }
    return Optional.of(everything()).filter(all -> all.size() <= most);
  }

  private List<Item> chosen(Scorer scorer) {
    Map<String, Item> chosen = new LinkedHashMap<>();
    for (Taste.Leaning leaning : taste.leanings()) {
      addNear(leaning.centroid(), chosen);
    }
    taste.shortTerm().ifPresent(vector -> addNear(vector, chosen));
    for (Popularity popularity : scorer.byCluster().values()) {
      add(popularity.items(limits.perCluster()), chosen);
    }
    // For a stranger popularity is all there is to go by, so nothing of it is left out.
    int popular = taste.isOfAStranger() ? Integer.MAX_VALUE : limits.popular();
    add(scorer.overall().items(popular), chosen);
    add(scorer.trends().leading(limits.perTrend()), chosen);
    Predicate<String> listed = id -> catalogue.find(id).filter(this::admits).isPresent();
    for (String id : scorer.affinity().best(limits.graph(), listed)) {
      catalogue.find(id).ifPresent(item -> chosen.put(id, item));
    }
    if (!taste.isOfAStranger()) {
      for (Item item : catalogue.newest(scorer.now(), limits.newest(), this::admits)) {
        chosen.put(item.id(), item);
      }
    }
    return List.copyOf(chosen.values());
  }

  private void addNear(Embedding vector, Map<String, Item> chosen) {
    for (Item item : catalogue.near(vector, limits.perVector(), this::admits)) {
      chosen.put(item.id(), item);
    }
  }

  /** Of these those that may stand in the list. */
  private void add(Iterable<String> ids, Map<String, Item> chosen) {
    for (String id : ids) {
      catalogue.find(id).filter(this::admits).ifPresent(item -> chosen.put(id, item));
    }
  }
}
