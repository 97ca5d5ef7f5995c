package penchant.domain.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import penchant.domain.baseline.Popular;
import penchant.domain.baseline.SimpleLists;
import penchant.domain.behavior.Behavior;
import penchant.domain.behavior.BehaviorType;
import penchant.domain.behavior.BurstRule;
import penchant.domain.behavior.EventKey;
import penchant.domain.behavior.EventWeights;
import penchant.domain.catalogue.Catalogue;
import penchant.domain.catalogue.CatalogueChange;
import penchant.domain.catalogue.Items;
import penchant.domain.clustering.Adaptivity;
import penchant.domain.clustering.ClusteringSettings;
import penchant.domain.clustering.Seeding;
import penchant.domain.decay.HalfLife;
import penchant.domain.graph.GraphSettings;
import penchant.domain.history.History;
import penchant.domain.history.Moment;
import penchant.domain.interest.Fold;
import penchant.domain.learning.Lists;
import penchant.domain.metrics.RankingMetrics;
import penchant.domain.ranking.Ranker;
import penchant.domain.ranking.RankingSettings;
import penchant.domain.vector.Embedding;
import penchant.domain.vector.QuantisedVector;
import penchant.domain.vector.VectorSpace;

class PrequentialTest {

  private static final VectorSpace PLANE = new VectorSpace("plane", 2);
  private static final Instant START = Instant.parse("2024-05-01T00:00:00Z");
  private static final Fold FOLD =
      Fold.named(
          "test",
          PLANE,
          new HalfLife(Duration.ofDays(45)),
          new HalfLife(Duration.ofDays(3)),
          EventWeights.standard(),
          30,
          8,
          0.6,
          8,
          1_000);
  private static final Moment.Rules RULES =
      new Moment.Rules(
          FOLD,
          new BurstRule(100, Duration.ofMinutes(1)),
          new ClusteringSettings(
              new Seeding(2, 1, 5, 100, 1.02),
              Adaptivity.fixed(2),
              0.7,
              0.2,
              0,
              1e-3,
              0.01,
              Duration.ofHours(1),
              0.1,
              new HalfLife(Duration.ofDays(7)),
              50,
              50,
              3),
          GraphSettings.standard(),
          RankingSettings.standard().forMeasuring());

  private static final Prequential.Method FULL =
      (known, moment) -> now -> new Lists(new Ranker(RULES.ranking(), FOLD), now, FOLD);

  private final Map<String, List<Behavior>> history = new LinkedHashMap<>();
  private Catalogue catalogue = Catalogue.empty(PLANE);
  private int minutes;

  PrequentialTest() {
    for (int i = 0; i < 12; i++) {
      catalogue =
          catalogue.with(
              List.of(
                  new CatalogueChange.Put(Items.item("left-" + i, -1, i / 100f), 1),
                  new CatalogueChange.Put(Items.item("right-" + i, 1, i / 100f), 1)));
    }
  }

  @Test
  void anEventIsRankedBeforeItIsFolded() {
    bought("ann", "left-0");
    bought("bob", "right-0");
    bought("ann", "left-1");

    Prequential.Score course = through(new Prequential.Plan(0.3, 1, 100, 1));

    // What is like the cup that she has comes before everything else, and is not met yet.
    assertThat(course.all().people()).isEqualTo(1);
    assertThat(course.all().ndcg()).isCloseTo(1, within(1e-9));
    assertThat(course.byHistory()).containsOnlyKeys(HistoryLength.UNDER_5);
  }

  @Test
  void whatWasMetOrNotLikedOrIsUnknownDoesNotCount() {
    bought("ann", "left-0");
    bought("bob", "right-0");
    bought("ann", "left-0");
    told("ann", BehaviorType.DISLIKE, "left-3");
    bought("ann", "gone");
    bought("ann", "left-2");

    Prequential.Score course = through(new Prequential.Plan(0.6, 1, 100, 1));

    assertThat(course.all().people()).isEqualTo(1);
  }

  @Test
  void whatHappensAtOneMomentIsOneListAndIsFoldedWholeWhereverAStepBegins() {
    bought("ann", "left-0");
    bought("bob", "right-0");
    bought("bob", "right-1");
    atOnce("ann", "left-1", "left-2", "left-3");
    bought("ann", "left-1");
    bought("ann", "left-2");

    // Half of eight events: the second half begins with the second line of the bill.
    Prequential.Score course = through(new Prequential.Plan(0.5, 1, 100, 1));

    assertThat(course.all().people()).isEqualTo(1);
    assertThat(course.all().ndcg()).isCloseTo(1, within(1e-9));
  }

  @Test
  void whatWasDoneAMomentAgoStandsInThePersonsRow() {
    for (int i = 0; i < 6; i++) {
      bought("ann", "left-" + i);
    }
    List<Integer> itemsOfAnn = new ArrayList<>();
    Prequential.Method method =
        (known, moment) ->
            now -> {
              itemsOfAnn.add(now.interactions().of("ann").size());
              return FULL.from(known, moment).apply(now);
            };

    new Prequential(RULES, catalogue, Map.of("full", method))
        .through(new History(history), new Prequential.Plan(0.5, 1, 100, 1), step -> {});

    assertThat(itemsOfAnn).containsExactly(3, 4, 5);
  }

  @Test
  void everyStepKnowsWhatTheOnesBeforeToldAndNothingOfItsOwnTime() {
    for (int i = 0; i < 12; i++) {
      bought("ann", "left-" + i);
      bought("bob", "right-" + i);
    }
    List<Long> known = new ArrayList<>();

    List<Prequential.Step> steps = new ArrayList<>();

    Prequential.Method method =
        (before, moment) -> {
          known.add(before.events());
          return FULL.from(before, moment);
        };
    new Prequential(RULES, catalogue, Map.of("full", method))
        .through(new History(history), new Prequential.Plan(0.5, 3, 100, 1), steps::add);

    assertThat(known).containsExactly(12L, 16L, 20L);
    assertThat(steps)
        .flatExtracting(step -> step.lists().values())
        .extracting(RankingMetrics::people)
        .containsExactly(4, 4, 4);
  }

  @Test
  void everyMethodIsAskedForTheSameListsAsPeopleAreThen() {
    bought("bob", "left-1");
    bought("ann", "left-0");
    bought("ann", "left-1");
    bought("ann", "right-0");
    Prequential.Method popular =
        (before, moment) -> {
          Popular counted = Popular.always(moment.interactions());
          return now -> new SimpleLists(counted, now, FOLD);
        };

    Map<String, Prequential.Score> scores =
        new Prequential(RULES, catalogue, Map.of("full", FULL, "popular", popular))
            .through(new History(history), new Prequential.Plan(0.5, 1, 100, 1), step -> {});

    assertThat(scores).containsOnlyKeys("full", "popular");
    assertThat(scores.values()).allMatch(score -> score.all().people() == 2);
    // What bob had is popular, what nobody had is not.
    assertThat(Objects.requireNonNull(scores.get("popular")).all().hitRate())
        .isCloseTo(0.5, within(1e-9));
  }

  @Test
  void theSampleIsOfMomentsHoweverManyEventsEachHas() {
    bought("bob", "right-0");
    atOnce("ann", "left-0", "left-1", "left-2", "left-3");
    atOnce("ann", "left-4", "left-5", "left-6", "left-7");

    // Two moments of eight events: both are drawn where two are asked for.
    assertThat(through(new Prequential.Plan(0.5, 1, 2, 1)).all().people()).isEqualTo(2);
  }

  @Test
  void theSameSeedDrawsTheSameSample() {
    for (int i = 0; i < 12; i++) {
      bought("ann", "left-" + i);
      bought("bob", "right-" + i);
    }
    Prequential.Plan plan = new Prequential.Plan(0.9, 2, 8, 5);

    int people = through(plan).all().people();

    assertThat(people).isPositive().isLessThan(20);
    assertThat(through(plan).all().people()).isEqualTo(people);
    assertThat(through(plan).all().ndcg()).isEqualTo(through(plan).all().ndcg());
  }

  @Test
  void aPlanWithoutStepsIsRefused() {
    assertThatThrownBy(() -> new Prequential.Plan(0.5, 0, 1, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private Prequential.Score through(Prequential.Plan plan) {
    return Objects.requireNonNull(
        new Prequential(RULES, catalogue, Map.of("full", FULL))
            .through(new History(history), plan, step -> {})
            .get("full"));
  }

  private void atOnce(String user, String... items) {
    int now = minutes;
    for (String item : items) {
      bought(user, item);
      minutes = now;
    }
    minutes = now + 1;
  }

  private void bought(String user, String item) {
    told(user, BehaviorType.PURCHASE, item);
  }

  private void told(String user, BehaviorType type, String item) {
    Optional<QuantisedVector> vector =
        catalogue
            .find(item)
            .map(known -> QuantisedVector.of(Embedding.directionOf(known.vector().toArray())));
    history
        .computeIfAbsent(user, any -> new ArrayList<>())
        .add(
            new Behavior(
                new EventKey(Optional.of(item + " at " + minutes), Optional.empty()),
                type,
                Optional.of(item),
                "",
                OptionalDouble.empty(),
                START.plusSeconds(60L * minutes++),
                new TreeMap<>(),
                vector,
                vector.isPresent() ? PLANE.id() : "",
                false));
  }
}
