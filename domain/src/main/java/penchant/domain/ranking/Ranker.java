package penchant.domain.ranking;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import penchant.domain.catalogue.Catalogue;
import penchant.domain.catalogue.Item;
import penchant.domain.clustering.ClusterModel;
import penchant.domain.graph.Affinity;
import penchant.domain.interest.Fold;
import penchant.domain.interest.InterestProfile;
import penchant.domain.interest.PastEvent;

/**
 * Makes lists. Pure: the same input gives the same list, on any machine.
 *
 * <p>A person's list is made in two rows. In front stand the {@link Candidates}, by score; behind
 * them, for whoever asks for more than they are, all other items that pass, by score again. Which
 * items are candidates does not depend on how many are asked for, so the pages of a list never
 * repeat or skip an item. Ties go by id.
 *
 * <p>The front of the first row is put in order once more ({@link Diversity}, {@link Calibration}),
 * and one place of it may go to an item that is drawn ({@link Exploration}); not for somebody of
 * whom nothing is known, who gets what is popular.
 */
public final class Ranker {

  /** Events named for each item of a list; more than that is for {@link #because}. */
  private static final int EVENTS_PER_ITEM = 10;

  private final RankingSettings settings;
  private final Fold fold;
  private final Crowd crowd;
  private final NewestPopularities popularities;

  /**
   * @param fold with which the profiles are folded
   */
  public Ranker(RankingSettings settings, Fold fold) {
    this(settings, fold, Crowd.NONE);
  }

  private Ranker(RankingSettings settings, Fold fold, Crowd crowd) {
    this.settings = settings;
    this.fold = fold;
    this.crowd = crowd;
    this.popularities = new NewestPopularities(settings);
  }

  /** One that knows what everybody does. */
  public Ranker with(Crowd newer) {
    return new Ranker(settings, fold, newer);
  }

  /** What it knows of everybody. */
  public Crowd crowd() {
    return crowd;
  }

  /** What counts here: what was learned, or else what is configured. */
  public Blend blend() {
    Blend blend = crowd.blend().orElseGet(() -> Blend.of(settings.weights()));
    return blend.without(settings.off());
  }

  /** What lists are made with, besides the person and the models: part of their ids. */
  private String makings() {
    return settings.toString() + crowd.version();
  }

  public RankingSettings settings() {
    return settings;
  }

  /**
   * The list of a person, ranked for the time asked for, or else for the later of the model's now
   * and the person's newest event; before any event for the time of the newest item.
   */
  public RankedList rank(
      Person person, ClusterModel model, Catalogue catalogue, RankingQuery query) {
    InterestProfile profile = person.profile();
    Instant now = query.at().orElseGet(() -> now(profile, model, catalogue));
    Taste taste = taste(profile, model, catalogue);
    Scorer scorer = scorer(taste, profile, model, now, query.context());
    ListId id = ListId.of(person, model, catalogue, query, makings());
    List<RankedItem> page = page(id, taste, scorer, model, catalogue, query);
    if (query.explain()) {
      List<PastEvent> events = PastEvent.recent(profile, catalogue);
      Explainer explainer = new Explainer(scorer, taste, profile, fold, events);
      page.replaceAll(
          ranked -> {
            Item item = catalogue.find(ranked.item()).orElseThrow();
            return ranked.with(explainer.explain(scorer.score(item), EVENTS_PER_ITEM));
          });
    }
    return RankedList.of(id, now, model, catalogue, crowd.version(), page);
  }

  /** The list of a person of this taste. */
  RankedList rank(
      Taste taste, Instant now, ClusterModel model, Catalogue catalogue, RankingQuery query) {
    Scorer scorer =
        new Scorer(
            settings,
            blend(),
            crowd.trends(),
            Affinity.NONE,
            taste,
            popularities.of(model),
            now,
            query.context());
    ListId id = ListId.of("taste", model, catalogue, query, makings());
    return RankedList.of(
        id,
        now,
        model,
        catalogue,
        crowd.version(),
        page(id, taste, scorer, model, catalogue, query));
  }

  /**
   * One item for a person, whether it would stand in a list or not, with its score down to the
   * events.
   *
   * @param events of the person, as many as are known
   * @param most how many of them to name
   */
  public RankedItem because(
      InterestProfile profile,
      List<PastEvent> events,
      Item item,
      ClusterModel model,
      Catalogue catalogue,
      int most) {
    Taste taste = taste(profile, model, catalogue);
    Scorer scorer =
        scorer(taste, profile, model, now(profile, model, catalogue), Collections.emptySortedMap());
    ScoredItem scored = scorer.score(item);
    List<String> why = new Reasons(taste, scorer, catalogue).why(scored, Part.values().length);
    return RankedItem.of(item.id(), scored.parts(), why)
        .with(new Explainer(scorer, taste, profile, fold, events).explain(scored, most));
  }

  /** Why no list without conditions holds the item for that person; empty if one might. */
  public Optional<KeptOut> keptOut(
      InterestProfile profile, Item item, ClusterModel model, Catalogue catalogue) {
    Taste taste = taste(profile, model, catalogue);
    return new Candidates(catalogue, RankingQuery.top(1), taste, settings).keptOut(item);
  }

  private Taste taste(InterestProfile profile, ClusterModel model, Catalogue catalogue) {
    return Taste.of(profile, model, catalogue, settings.interestHalfLife(), crowd.networks());
  }

  private Scorer scorer(
      Taste taste,
      InterestProfile profile,
      ClusterModel model,
      Instant now,
      SortedMap<String, String> context) {
    Affinity affinity = crowd.graph().affinity(profile.seen());
    return new Scorer(
        settings, blend(), crowd.trends(), affinity, taste, popularities.of(model), now, context);
  }

  /** The time of the events; before the first of all that of the newest item. */
  private static Instant now(InterestProfile profile, ClusterModel model, Catalogue catalogue) {
    Instant stream = profile.now(model.now());
    return stream.isAfter(Instant.EPOCH)
        ? stream
        : catalogue.items().stream().map(Item::at).max(Instant::compareTo).orElse(stream);
  }

  /**
   * What a person could be shown, with the features that a score is made of: what a blend is
   * learned from.
   */
  public List<Option> options(
      Person person, ClusterModel model, Catalogue catalogue, RankingQuery query) {
    InterestProfile profile = person.profile();
    Instant now = query.at().orElseGet(() -> now(profile, model, catalogue));
    Taste taste = taste(profile, model, catalogue);
    Scorer scorer = scorer(taste, profile, model, now, query.context());
    Candidates candidates = new Candidates(catalogue, query, taste, settings);
    List<Option> options = new ArrayList<>();
    for (Item item : candidates.worthScoring(scorer)) {
      options.add(new Option(item.id(), scorer.features(item)));
    }
    return options;
  }

  private List<RankedItem> page(
      ListId id,
      Taste taste,
      Scorer scorer,
      ClusterModel model,
      Catalogue catalogue,
      RankingQuery query) {
    Candidates candidates = new Candidates(catalogue, query, taste, settings);
    List<ScoredItem> list = scored(candidates.worthScoring(scorer), scorer);
    Optional<Exploration.Drawn> drawn = Optional.empty();
    if (taste.hasDirection()) {
      drawn = settings.front().exploration().draw(list, id);
      list = front(list, drawn, taste, model, query.depth());
    }
    if (list.size() < query.depth()) {
      list.addAll(scored(without(list, candidates.everything()), scorer));
    }
    Reasons reasons = new Reasons(taste, scorer, catalogue);
    int most = query.explain() ? Part.values().length : settings.reasonsPerItem();
    List<RankedItem> page = new ArrayList<>();
    for (ScoredItem scored : query.page(list)) {
      RankedItem ranked =
          RankedItem.of(scored.item().id(), scored.parts(), reasons.why(scored, most));
      page.add(
          drawn
              .filter(one -> one.is(scored.item()))
              .map(one -> ranked.drawn(one.propensity()))
              .orElse(ranked));
    }
    return page;
  }

  private List<ScoredItem> front(
      List<ScoredItem> row,
      Optional<Exploration.Drawn> drawn,
      Taste taste,
      ClusterModel model,
      int depth) {
    RankingSettings.Front front = settings.front();
    List<Penalty> penalties = new ArrayList<>();
    if (front.diversity() > 0) {
      penalties.add(new Diversity(front.diversity()));
    }
    if (front.calibration() > 0 && !taste.clusters().isEmpty()) {
      penalties.add(new Calibration(front.calibration(), taste.clusters(), model));
    }
    List<ScoredItem> others = new ArrayList<>(row);
    drawn.ifPresent(one -> others.remove(one.item()));
    List<ScoredItem> arranged = new Arrangement(front.size(), penalties).of(others, depth);
    drawn.ifPresent(one -> front.exploration().place(one, arranged));
    return arranged;
  }

  private static List<ScoredItem> scored(Iterable<Item> items, Scorer scorer) {
    List<ScoredItem> row = new ArrayList<>();
    for (Item item : items) {
      row.add(scorer.score(item));
    }
    row.sort(ScoredItem.BEST_FIRST);
    return row;
  }

  private static List<Item> without(List<ScoredItem> listed, List<Item> items) {
    Set<String> ids = new HashSet<>();
    listed.forEach(scored -> ids.add(scored.item().id()));
    return items.stream().filter(item -> !ids.contains(item.id())).toList();
  }
}
