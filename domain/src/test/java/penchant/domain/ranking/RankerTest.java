package penchant.domain.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static penchant.domain.catalogue.Items.START;
import static penchant.domain.catalogue.Items.at;
import static penchant.domain.catalogue.Items.hidden;
import static penchant.domain.catalogue.Items.in;
import static penchant.domain.catalogue.Items.item;
import static penchant.domain.ranking.Shelves.NOW;
import static penchant.domain.ranking.Shelves.SPACE;
import static penchant.domain.ranking.Shelves.catalogue;
import static penchant.domain.ranking.Shelves.cluster;
import static penchant.domain.ranking.Shelves.ids;
import static penchant.domain.ranking.Shelves.model;
import static penchant.domain.ranking.Shelves.popular;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import penchant.domain.behavior.Behavior;
import penchant.domain.behavior.BehaviorType;
import penchant.domain.behavior.EventKey;
import penchant.domain.behavior.EventWeights;
import penchant.domain.catalogue.Catalogue;
import penchant.domain.catalogue.CatalogueChange;
import penchant.domain.catalogue.Item;
import penchant.domain.catalogue.Items;
import penchant.domain.catalogue.WeightedItem;
import penchant.domain.clustering.Cluster;
import penchant.domain.clustering.ClusterModel;
import penchant.domain.clustering.Mean;
import penchant.domain.decay.HalfLife;
import penchant.domain.graph.Affinity;
import penchant.domain.interest.BehaviorRecorded;
import penchant.domain.interest.Fold;
import penchant.domain.interest.InterestProfile;
import penchant.domain.interest.KindsTurnedAway;
import penchant.domain.ranking.Taste.Leaning;
import penchant.domain.ranking.Taste.Step;
import penchant.domain.vector.Embedding;
import penchant.domain.vector.QuantisedVector;
import penchant.domain.vector.VectorSpace;

class RankerTest {

  private static final Fold FOLD =
      Fold.named(
          "test",
          SPACE,
          new HalfLife(Duration.ofDays(45)),
          new HalfLife(Duration.ofDays(3)),
          EventWeights.standard(),
          30,
          8,
          0.6,
          8,
          1_000);
  private static final Taste STRANGER =
      new Taste(
          List.of(),
          Optional.empty(),
          Optional.empty(),
          new TreeMap<>(),
          List.of(),
          id -> false,
          id -> false,
          KindsTurnedAway.NONE,
          Taste.Outlook.NONE);

  private final Ranker ranker = new Ranker(RankingSettings.standard(), FOLD);
  private final SharedLists shared = new SharedLists(RankingSettings.standard());

  private final Catalogue shop =
      catalogue(
          item("heart", 1, 0, 0),
          item("lantern", 10, 1, 0),
          item("candle", 10, 2, 0),
          item("spade", 0, 1, 0),
          item("rake", 0, 10, 1),
          item("radio", 0, 0, 1));

  @Test
  void itemsLikeAnInterestComeFirstAndSayWhy() {
    Taste taste = fondOf(List.of("heart"), 1, 0, 0);

    List<RankedItem> items = rank(taste, shop, RankingQuery.top(2)).items();

    assertThat(items).extracting(RankedItem::item).containsExactly("lantern", "candle");
    assertThat(items.get(0).why()).first().isEqualTo("like Title of heart, which you bought");
  }

  @Test
  void whatIsSwitchedOffGivesNothingToAnyScore() {
    Taste taste = fondOf(List.of("heart"), 1, 0, 0);
    RankingSettings plain = RankingSettings.standard().without(Set.of(Ingredient.TEXT));

    List<RankedItem> items =
        new Ranker(plain, FOLD)
            .rank(taste, NOW, ClusterModel.EMPTY, shop, RankingQuery.top(5))
            .items();

    assertThat(items).hasSize(5);
    assertThat(items)
        .allSatisfy(
            item ->
                assertThat(item.parts().values().stream().filter(part -> part != 0))
                    .allSatisfy(part -> assertThat(part).isEqualTo(item.parts().get("fresh"))));
  }

  @Test
  void whatIsSwitchedOffBringsNoCandidates() {
    RankingSettings standard = RankingSettings.standard();

    assertThat(standard.without(Set.of(Ingredient.TEXT)).limits().perVector()).isZero();
    assertThat(standard.without(Set.of(Ingredient.CLUSTERS)).limits().perCluster()).isZero();
    assertThat(standard.without(Set.of(Ingredient.GRAPH)).limits().graph()).isZero();
    assertThat(standard.without(Set.of(Ingredient.TRENDS)).limits().perTrend()).isZero();
    assertThat(standard.without(Set.of(Ingredient.AGE)).limits().newest()).isZero();
    assertThat(standard.without(Set.of(Ingredient.CLUSTERS)).front().calibration()).isZero();
    assertThat(standard.without(Set.of(Ingredient.DIVERSITY)).front().diversity()).isZero();
    assertThat(standard.without(Set.of(Ingredient.AGE)).front()).isEqualTo(standard.front());
    assertThat(standard.without(Set.of())).isEqualTo(standard);
  }

  @Test
  void seenItemsAreLeftOutUnlessRepeatsAreAskedFor() {
    Taste taste = fondOf(List.of("heart", "lantern"), 1, 0, 0);
    RankingQuery repeats =
        new RankingQuery(
            10,
            0,
            Set.of(),
            Set.of(),
            Set.of(),
            Optional.of(true),
            false,
            new TreeMap<>(),
            Optional.empty());

    assertThat(ids(rank(taste, shop, RankingQuery.top(10))))
        .hasSize(4)
        .doesNotContain("heart", "lantern");
    assertThat(keptOut(taste, shop, "heart")).contains(KeptOut.SEEN);
    assertThat(ids(rank(taste, shop, repeats))).hasSize(6).startsWith("heart");
    Ranker grocer = new Ranker(RankingSettings.standard().repeating(true), FOLD);
    assertThat(ids(grocer.rank(taste, NOW, ClusterModel.EMPTY, shop, RankingQuery.top(10))))
        .hasSize(6)
        .startsWith("heart");
  }

  @Test
  void whatWasTurnedAwayDoesNotComeAgainWhereRepeatsAreWanted() {
    Taste fond = fondOf(List.of("heart", "lantern"), 0, 0, 1);
    Taste averse =
        new Taste(
            fond.leanings(),
            fond.shortTerm(),
            Optional.empty(),
            new TreeMap<>(),
            fond.steps(),
            fond.seen(),
            "heart"::equals,
            KindsTurnedAway.NONE,
            Taste.Outlook.NONE);
    Ranker grocer = new Ranker(RankingSettings.standard().repeating(true), FOLD);

    assertThat(ids(grocer.rank(averse, NOW, ClusterModel.EMPTY, shop, RankingQuery.top(10))))
        .hasSize(5)
        .contains("lantern")
        .doesNotContain("heart");
    assertThat(keptOut(averse, shop, "heart")).contains(KeptOut.TURNED_AWAY);
  }

  @Test
  void beforeAnythingHappenedTheNewestItemsComeFirst() {
    Catalogue catalogue =
        catalogue(
            at(item("old", 1, 0, 0), START),
            at(item("new", 1, 0, 0), START.plus(Duration.ofDays(400))),
            at(item("older", 1, 0, 0), START.minus(Duration.ofDays(400))));
    Person stranger = new Person("new", 0, InterestProfile.empty(FOLD));

    RankedList list = ranker.rank(stranger, ClusterModel.EMPTY, catalogue, RankingQuery.top(3));

    assertThat(list.items()).extracting(RankedItem::item).containsExactly("new", "old", "older");
  }

  @Test
  void hiddenItemsAreNeverRecommended() {
    Catalogue catalogue = catalogue(hidden(item("a", 1, 0, 0)), item("b", 1, 0, 0));
    ClusterModel model = model(List.of(popular("a", 9), popular("b", 1)));

    assertThat(ids(ranker.rank(STRANGER, NOW, model, catalogue, RankingQuery.top(5))))
        .containsExactly("b");
    assertThat(keptOut(STRANGER, catalogue, "a")).contains(KeptOut.HIDDEN);
    assertThat(ids(shared.popular(model, catalogue, Optional.empty(), RankingQuery.top(5), NOW)))
        .containsExactly("b");
    assertThat(ids(shared.latest(model, catalogue, RankingQuery.top(5), NOW))).containsExactly("b");
    assertThat(ids(shared.similarItems(item("x", 1, 0, 0), model, catalogue, RankingQuery.top(5))))
        .containsExactly("b");
  }

  @Test
  void filtersByDomainCategoryAndExcludedIdsHoldTogether() {
    Catalogue catalogue =
        catalogue(
            in(item("a", 1, 0, 0), "news", "sport"),
            in(item("b", 1, 0, 0), "news", "sport"),
            in(item("c", 1, 0, 0), "news", "politics"),
            in(item("d", 1, 0, 0), "commerce", "sport"),
            item("e", 1, 0, 0));
    RankingQuery query =
        new RankingQuery(
            10,
            0,
            Set.of("news", "music"),
            Set.of("sport", "chess"),
            Set.of("b"),
            Optional.empty(),
            false,
            new TreeMap<>(),
            Optional.empty());

    assertThat(ids(rank(fondOf(List.of(), 1, 0, 0), catalogue, query))).containsExactly("a");
    assertThat(ids(rank(STRANGER, catalogue, query))).containsExactly("a");
  }

  @Test
  void aNewPersonGetsWhatIsPopularThenWhatIsNew() {
    Catalogue catalogue =
        catalogue(
            at(item("old", 1, 0, 0), START),
            at(item("new", 1, 0, 0), START.plus(Duration.ofDays(9))),
            item("second", 0, 1, 0),
            item("first", 0, 0, 1));
    ClusterModel model = model(List.of(popular("first", 50), popular("second", 1e-9)));

    RankedList list = ranker.rank(STRANGER, NOW, model, catalogue, RankingQuery.top(4));

    assertThat(ids(list)).containsExactly("first", "second", "new", "old");
    assertThat(list.items())
        .extracting(item -> item.why().get(0))
        .containsExactly("popular with everybody", "popular with everybody", "new", "new");
  }

  @Test
  void scoresOfWhatIsPopularFallDownToTheNewestThatFillUp() {
    Catalogue catalogue =
        catalogue(
            at(item("old", 1, 0, 0), START),
            at(item("new", 1, 0, 0), NOW),
            item("third", 0, 1, 0),
            item("second", 0, 1, 0),
            item("first", 0, 0, 1));
    ClusterModel model =
        new ClusterModel(
            4,
            SPACE.id(),
            Mean.NONE,
            List.of(cluster(1, "garden", popular("second", 90), popular("third", 4))),
            List.of(popular("first", 50), popular("second", 30)),
            NOW);

    RankedList list = shared.popular(model, catalogue, Optional.empty(), RankingQuery.top(5), NOW);
    RankedList stranger = ranker.rank(STRANGER, NOW, model, catalogue, RankingQuery.top(5));

    assertThat(ids(list)).containsExactly("first", "second", "third", "new", "old");
    assertThat(list.items().stream().map(RankedItem::score).toList())
        .isSortedAccordingTo(Comparator.reverseOrder());
    assertThat(ids(stranger)).isEqualTo(ids(list));
    assertThat(stranger.items().get(2).parts().get("popularity")).isGreaterThan(0);
  }

  @Test
  void inOneCategoryWhatOnlyAClusterDoesIsPopularToo() {
    Catalogue catalogue =
        catalogue(
            in(item("quiet", 1, 0, 0), "shop", "rare"),
            in(item("known", 1, 0, 0), "shop", "rare"),
            in(item("hit", 1, 0, 0), "shop", "common"));
    ClusterModel model =
        new ClusterModel(
            4,
            SPACE.id(),
            Mean.NONE,
            List.of(cluster(1, "garden", popular("known", 2))),
            List.of(popular("hit", 50)),
            NOW);
    RankingQuery rare =
        new RankingQuery(
            5,
            0,
            Set.of(),
            Set.of("rare"),
            Set.of(),
            Optional.empty(),
            false,
            new TreeMap<>(),
            Optional.empty());

    assertThat(shared.popular(model, catalogue, Optional.empty(), rare, NOW).items())
        .extracting(item -> item.item() + ": " + item.why().get(0))
        .containsExactly("known: popular with everybody", "quiet: new");
    assertThat(ids(ranker.rank(STRANGER, NOW, model, catalogue, rare)))
        .containsExactly("known", "quiet");
  }

  @Test
  void whatIsAnnouncedForLaterIsNotNewBeforeItsTime() {
    Instant wallClock = NOW.plus(Duration.ofDays(2));
    Catalogue catalogue =
        catalogue(
            at(item("in ten years", 1, 0, 0), NOW.plus(Duration.ofDays(3_650))),
            at(item("next week", 1, 0, 0), NOW.plus(Duration.ofDays(9))),
            at(item("today", 1, 0, 0), wallClock),
            at(item("yesterday", 1, 0, 0), NOW));
    ClusterModel model = model(List.of());

    RankedList latest = shared.latest(model, catalogue, RankingQuery.top(5), wallClock);
    RankedList stranger = ranker.rank(STRANGER, NOW, model, catalogue, RankingQuery.top(5));

    assertThat(ids(latest)).containsExactly("today", "yesterday", "next week", "in ten years");
    assertThat(shared.latest(model, catalogue, RankingQuery.top(5), wallClock.plusSeconds(1)).id())
        .isEqualTo(latest.id());
    assertThat(
            shared
                .latest(model, catalogue, RankingQuery.top(5), wallClock.plus(Duration.ofDays(8)))
                .id())
        .isNotEqualTo(latest.id());
    assertThat(latest.items().get(3).why()).containsExactly("announced");
    assertThat(latest.items().get(3).score()).isLessThan(1e-9);
    assertThat(ids(stranger)).containsExactly("yesterday", "today", "next week", "in ten years");
  }

  @Test
  void whatCountsForNoVectorIsNoReason() {
    Instant at = START.plus(Duration.ofDays(1));
    InterestProfile profile = InterestProfile.empty(FOLD);
    for (boolean isResolved : new boolean[] {true, false}) {
      profile =
          new BehaviorRecorded(
                  new Behavior(
                      EventKey.NONE,
                      isResolved ? BehaviorType.LIKE : BehaviorType.PURCHASE,
                      Optional.of(isResolved ? "heart" : "lantern"),
                      "",
                      OptionalDouble.empty(),
                      at,
                      new TreeMap<>(),
                      isResolved
                          ? Optional.of(
                              QuantisedVector.of(Embedding.directionOf(new float[] {1, 0, 0})))
                          : Optional.empty(),
                      isResolved ? SPACE.id() : "",
                      false))
              .applyTo(profile, FOLD);
    }

    List<RankedItem> items =
        ranker
            .rank(new Person("ann", 2, profile), ClusterModel.EMPTY, shop, RankingQuery.top(4))
            .items();

    assertThat(items).extracting(RankedItem::item).startsWith("candle");
    assertThat(items)
        .flatExtracting(RankedItem::why)
        .contains("like Title of heart, which you liked")
        .noneMatch(why -> why.contains("lantern") || why.contains("bought"));
  }

  @Test
  void aKindThatWasTurnedAwayIsLeftOutUnlessItIsWhatIsAskedFor() {
    Catalogue catalogue =
        catalogue(in(item("a", 1, 0, 0), "shop", "garden"), in(item("b", 1, 1, 0), "shop", "toys"));
    Taste fond = fondOf(List.of(), 1, 0, 0);
    Taste tired =
        new Taste(
            fond.leanings(),
            fond.shortTerm(),
            Optional.empty(),
            new TreeMap<>(),
            List.of(),
            id -> false,
            id -> false,
            KindsTurnedAway.of(Map.of("garden", new KindsTurnedAway.Word(0, true))),
            Taste.Outlook.NONE);
    RankingQuery gardens =
        new RankingQuery(
            5,
            0,
            Set.of(),
            Set.of("garden"),
            Set.of(),
            Optional.empty(),
            false,
            new TreeMap<>(),
            Optional.empty());

    assertThat(ids(rank(fond, catalogue, RankingQuery.top(5)))).containsExactly("a", "b");
    assertThat(ids(rank(tired, catalogue, RankingQuery.top(5)))).containsExactly("b");
    assertThat(ids(rank(tired, catalogue, gardens))).containsExactly("a");
    assertThat(keptOut(tired, catalogue, "a")).contains(KeptOut.KIND_TURNED_AWAY);
    assertThat(keptOut(tired, catalogue, "b")).isEmpty();
  }

  private static Optional<KeptOut> keptOut(Taste taste, Catalogue catalogue, String item) {
    return new Candidates(catalogue, RankingQuery.top(5), taste, RankingSettings.standard())
        .keptOut(catalogue.find(item).orElseThrow());
  }

  @Test
  void anItemThatFitsTheCircumstancesStandsHigherAndSaysSo() {
    Catalogue catalogue =
        catalogue(
            item("a", 1, 0, 0),
            labelled(item("b", 1, 0.1f, 0), "season:winter", "device:phone"),
            labelled(item("c", 1, 0.1f, 0), "season:winter"));
    RankingQuery winter =
        new RankingQuery(
            5,
            0,
            Set.of(),
            Set.of(),
            Set.of(),
            Optional.empty(),
            true,
            new TreeMap<>(Map.of("season", "winter", "device", "phone")),
            Optional.empty());
    Taste taste = fondOf(List.of(), 1, 0, 0);

    List<RankedItem> items = rank(taste, catalogue, winter).items();

    assertThat(ids(rank(taste, catalogue, RankingQuery.top(5)))).startsWith("a");
    assertThat(items).extracting(RankedItem::item).containsExactly("b", "c", "a");
    assertThat(items)
        .extracting(item -> item.parts().get("context"))
        .containsExactly(0.3, 0.15, 0.0);
    assertThat(items.get(0).why()).contains("fits device:phone, season:winter");
  }

  @Test
  void oneItemInTheFrontIsDrawnAndItsPropensityIsKept() {
    Catalogue catalogue =
        Catalogue.empty(new VectorSpace("r", 16)).with(Items.puts(Items.random(150, 16, 1)));
    Taste taste = randomTaste(new Random(1), Set.of());

    RankedList list = rank(taste, catalogue, RankingQuery.top(20));

    assertThat(list.items().get(9).propensity()).contains(0.01);
    assertThat(list.items().get(9).why())
        .first()
        .isEqualTo("shown to find out whether you like it");
    assertThat(list.items()).filteredOn(item -> item.propensity().isPresent()).hasSize(1);
    assertThat(rank(taste, catalogue, RankingQuery.top(20))).isEqualTo(list);
    assertThat(rank(STRANGER, catalogue, RankingQuery.top(20)).items())
        .noneMatch(item -> item.propensity().isPresent());
  }

  @Test
  void theIdOfAListIsThatOfItsPagesAndOfNoListWithOtherConditions() {
    Taste taste = fondOf(List.of(), 1, 0, 0);
    Catalogue later = shop.with(List.of(new CatalogueChange.Put(item("new", 1, 0, 0), 99)));
    String id = rank(taste, shop, RankingQuery.top(2)).id();

    assertThat(rank(taste, shop, RankingQuery.top(3).page(1, 2)).id()).isEqualTo(id);
    assertThat(rank(taste, shop, RankingQuery.top(2).explained(true)).id()).isEqualTo(id);
    assertThat(
            rank(
                    taste,
                    shop,
                    new RankingQuery(
                        2,
                        0,
                        Set.of("news"),
                        Set.of(),
                        Set.of(),
                        Optional.empty(),
                        false,
                        new TreeMap<>(),
                        Optional.empty()))
                .id())
        .isNotEqualTo(id);
    assertThat(rank(taste, later, RankingQuery.top(2)).id()).isNotEqualTo(id);
    assertThat(id).hasSizeLessThan(80);
  }

  @Test
  void whatIsPopularInThePersonsClustersCountsByTheirShare() {
    Cluster gardens = cluster(1, "gardening, tools, plants", popular("spade", 10));
    Cluster music = cluster(2, "music", popular("radio", 10));
    ClusterModel model =
        new ClusterModel(4, SPACE.id(), Mean.NONE, List.of(gardens, music), List.of(), NOW);
    SortedMap<Long, Double> theta = new TreeMap<>();
    theta.put(1L, 0.8);
    theta.put(2L, 0.2);
    Taste taste =
        new Taste(
            List.of(),
            Optional.empty(),
            Optional.empty(),
            theta,
            List.of(),
            id -> false,
            id -> false,
            KindsTurnedAway.NONE,
            Taste.Outlook.NONE);

    List<RankedItem> items = ranker.rank(taste, NOW, model, shop, RankingQuery.top(2)).items();

    assertThat(items).extracting(RankedItem::item).containsExactly("spade", "radio");
    assertThat(items.get(0).why()).containsExactly("popular in gardening, tools, plants");
    assertThat(items.get(0).parts().get("cluster")).isEqualTo(0.8);
  }

  @Test
  void whatIsLikeSomethingTurnedAwayLosesWithoutVanishing() {
    Taste taste = fondOf(List.of(), 1, 1, 0);
    Taste averse =
        new Taste(
            taste.leanings(),
            Optional.empty(),
            Optional.of(Embedding.directionOf(new float[] {1, 0, 0})),
            new TreeMap<>(),
            List.of(),
            id -> false,
            id -> false,
            KindsTurnedAway.NONE,
            Taste.Outlook.NONE);

    List<String> list = ids(rank(averse, shop, RankingQuery.top(6)));

    assertThat(list.subList(0, 2)).containsExactlyInAnyOrder("rake", "spade");
    assertThat(list).contains("heart");
  }

  @Test
  void allReasonsComeWhenAskedFor() {
    RankingQuery query = RankingQuery.top(1).explained(true);
    Taste taste = fondOf(List.of("heart"), 1, 0, 0);
    ClusterModel model = model(List.of(popular("lantern", 1)));

    assertThat(ranker.rank(taste, NOW, model, shop, query).items().get(0).why())
        .containsExactly(
            "like Title of heart, which you bought",
            "popular with everybody",
            "like Title of heart, which you bought lately");
  }

  @Test
  void ofManyItemsWhatComesUpAndWhatIsNewAreLookedAtThoughNothingElseBringsThem() {
    Catalogue catalogue =
        catalogue(
            at(item("near", 1, 0, 0), START),
            at(item("far", 0, 1, 0), START),
            at(item("craze", 0, 1, 0), START),
            at(item("classic", 0, 0, 1), START),
            at(item("new", 0, 0, 1), NOW.minus(Duration.ofDays(1))),
            at(item("announced", 0, 0, 1), NOW.plus(Duration.ofDays(5))));
    Trends trends =
        Trends.of(
            Map.of(
                "craze", new float[] {3, 3, 1, 1, 1, 1},
                "classic", new float[] {0, 1, 2, 5, 5, 5}));
    RankingSettings settings = with(new RankingSettings.Limits(1, 1, 1, 1, 1, 1, 0));
    Taste taste = fondOf(List.of(), 1, 0, 0);
    Scorer scorer =
        new Scorer(
            settings,
            Blend.of(settings.weights()),
            trends,
            Affinity.NONE,
            taste,
            new Popularities(ClusterModel.EMPTY, settings),
            NOW,
            new TreeMap<>());

    List<Item> chosen =
        new Candidates(catalogue, RankingQuery.top(5), taste, settings).worthScoring(scorer);

    assertThat(chosen)
        .extracting(Item::id)
        .containsExactlyInAnyOrder("near", "craze", "classic", "new");
  }

  @Test
  void anEmptyCatalogueGivesAnEmptyList() {
    Catalogue nothing = Catalogue.empty(SPACE);

    assertThat(ids(rank(fondOf(List.of(), 1, 0, 0), nothing, RankingQuery.top(5)))).isEmpty();
    assertThat(ids(shared.latest(ClusterModel.EMPTY, nothing, RankingQuery.top(5), NOW))).isEmpty();
  }

  @Property(tries = 60)
  void everyListIsFullWithoutRepeatsAndItsPartsAddUp(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 40) int pageSize,
      @ForAll boolean scoreAll,
      @ForAll boolean stranger) {
    Random random = new Random(seed);
    Catalogue catalogue =
        Catalogue.empty(new VectorSpace("r", 16)).with(Items.puts(Items.random(150, 16, seed)));
    Set<String> seen = Set.of("i3", "i5", "i" + (10 + random.nextInt(140)));
    Taste taste = stranger ? STRANGER : randomTaste(random, seen);
    Ranker some = new Ranker(with(scoreAll ? 1_000 : 10, 5), FOLD);
    List<WeightedItem> popular = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      popular.add(popular("i" + i * 7, 100 - i));
    }

    List<RankedItem> whole =
        some.rank(taste, NOW, model(popular), catalogue, RankingQuery.top(1_000)).items();
    List<RankedItem> pages = new ArrayList<>();
    for (int offset = 0; offset < whole.size(); offset += pageSize) {
      RankingQuery page = RankingQuery.top(pageSize).page(pageSize, offset);
      List<RankedItem> items = some.rank(taste, NOW, model(popular), catalogue, page).items();
      assertThat(items).hasSize(Math.min(pageSize, whole.size() - offset));
      pages.addAll(items);
    }

    assertThat(pages).isEqualTo(whole);
    assertThat(whole).extracting(RankedItem::item).doesNotHaveDuplicates();
    assertThat(whole).hasSize(stranger ? 150 : 150 - seen.size());
    for (RankedItem item : whole) {
      double sum = 0;
      for (double part : item.parts().values()) {
        sum += part;
      }
      assertThat(item.score()).isEqualTo(sum);
      assertThat(item.why()).isNotEmpty();
      assertThat(stranger || !seen.contains(item.item())).isTrue();
    }
  }

  private static Taste randomTaste(Random random, Set<String> seen) {
    List<Leaning> leanings = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      leanings.add(
          new Leaning(
              i, Embedding.directionOf(Items.gaussian(random, 16)), 1.0 / (i + 1), List.of("i3")));
    }
    return new Taste(
        leanings,
        Optional.of(Embedding.directionOf(Items.gaussian(random, 16))),
        Optional.of(Embedding.directionOf(Items.gaussian(random, 16))),
        new TreeMap<>(),
        List.of(),
        seen::contains,
        id -> false,
        KindsTurnedAway.NONE,
        Taste.Outlook.NONE);
  }

  private static RankingSettings with(int scoreAllUpTo, int candidates) {
    return with(
        new RankingSettings.Limits(
            candidates, candidates, candidates, candidates, candidates, candidates, scoreAllUpTo));
  }

  private static RankingSettings with(RankingSettings.Limits limits) {
    RankingSettings standard = RankingSettings.standard();
    return new RankingSettings(
        standard.weights(),
        standard.front(),
        limits,
        standard.popularityExponent(),
        standard.popularityHalfLife(),
        standard.popularitySmoothing(),
        standard.interestHalfLife(),
        standard.freshHalfLife(),
        standard.mayRepeat(),
        standard.reasonsPerItem(),
        standard.off());
  }

  private RankedList rank(Taste taste, Catalogue catalogue, RankingQuery query) {
    return ranker.rank(taste, NOW, ClusterModel.EMPTY, catalogue, query);
  }

  private static Taste fondOf(List<String> bought, float... direction) {
    Embedding vector = Embedding.directionOf(direction);
    List<Step> steps = new ArrayList<>();
    for (String id : bought) {
      steps.add(new Step(BehaviorType.PURCHASE, Optional.of(id), "", 5, Optional.empty()));
    }
    return new Taste(
        List.of(new Leaning(0, vector, 1, bought)),
        Optional.of(vector),
        Optional.empty(),
        new TreeMap<>(),
        steps,
        bought::contains,
        id -> false,
        KindsTurnedAway.NONE,
        Taste.Outlook.NONE);
  }

  private static Item labelled(Item item, String... labels) {
    return new Item(
        item.id(),
        item.title(),
        item.text(),
        item.categories(),
        List.of(labels),
        item.domain(),
        item.at(),
        item.hidden(),
        item.vector());
  }
}
