package penchant.domain.ranking;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import penchant.domain.catalogue.Catalogue;
import penchant.domain.catalogue.Item;
import penchant.domain.interest.KindsTurnedAway;
import penchant.domain.vector.Embedding;

/**
 * The items worth scoring: near to each interest and to the short vector, popular in the person's
 * clusters, popular with everybody. A small catalogue, or the little that filters leave of a large
 * one, is worth scoring whole.
 */
final class Candidates {

  private final Catalogue catalogue;
  private final RankingQuery query;
  private final Predicate<Item> admitted;

  Candidates(Catalogue catalogue, RankingQuery query, Taste taste, RankingSettings settings) {
    this.catalogue = catalogue;
    this.query = query;
    boolean mayRepeat = query.repeat().orElse(settings.mayRepeat());
    this.admitted =
        item ->
            query.admits(item)
                && (mayRepeat || !taste.seen().test(item.id()))
                && !isTurnedAway(item, query, taste.kinds());
  }

  /** Of a kind that the person wants nothing of, unless it is what is asked for. */
  private static boolean isTurnedAway(Item item, RankingQuery query, KindsTurnedAway kinds) {
    for (String category : item.categories()) {
      if (kinds.holds(category) && !query.categories().contains(category)) {
        return true;
      }
    }
    return false;
  }

  /** What may stand in the list. */
  List<Item> everything() {
    List<Item> all = new ArrayList<>();
    for (Item item : catalogue.items()) {
      if (admitted.test(item)) {
        all.add(item);
      }
    }
    return all;
  }

  /** All that passes where that is little enough, else those chosen. */
  List<Item> worthScoring(Taste taste, Scorer scorer, RankingSettings settings) {
    Optional<List<Item>> all =
        taste.hasDirection() ? fewEnough(settings.scoreAllUpTo()) : Optional.empty();
    return all.orElseGet(() -> chosen(taste, scorer, settings));
  }

  private Optional<List<Item>> fewEnough(int most) {
    boolean narrow = !query.domains().isEmpty() || !query.categories().isEmpty();
    if (catalogue.size() > most && !narrow) {
      return Optional.empty();
    }
    return Optional.of(everything()).filter(all -> all.size() <= most);
  }

  private List<Item> chosen(Taste taste, Scorer scorer, RankingSettings settings) {
    Map<String, Item> chosen = new LinkedHashMap<>();
    for (Taste.Leaning leaning : taste.leanings()) {
      addNear(leaning.centroid(), settings, chosen);
    }
    taste.shortTerm().ifPresent(vector -> addNear(vector, settings, chosen));
    for (Popularity popularity : scorer.byCluster().values()) {
      addPopular(popularity, settings.candidatesPerCluster(), chosen);
    }
    // For a stranger popularity is all there is to go by, so nothing of it is left out.
    int popular = taste.isOfAStranger() ? Integer.MAX_VALUE : settings.popularCandidates();
    addPopular(scorer.overall(), popular, chosen);
    Predicate<String> listed = id -> catalogue.find(id).filter(admitted).isPresent();
    for (String id : scorer.affinity().best(settings.graphCandidates(), listed)) {
      catalogue.find(id).ifPresent(item -> chosen.put(id, item));
    }
    return List.copyOf(chosen.values());
  }

  private void addNear(Embedding vector, RankingSettings settings, Map<String, Item> chosen) {
    for (Item item : catalogue.near(vector, settings.candidatesPerVector(), admitted)) {
      chosen.put(item.id(), item);
    }
  }

  /** Of the first {@code most} of {@code popularity} those that may stand in the list. */
  private void addPopular(Popularity popularity, int most, Map<String, Item> chosen) {
    for (String id : popularity.items(most)) {
      catalogue.find(id).filter(admitted).ifPresent(item -> chosen.put(id, item));
    }
  }
}
