package penchant.domain.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import penchant.domain.behavior.Behavior;
import penchant.domain.behavior.BehaviorType;
import penchant.domain.behavior.EventKey;
import penchant.domain.behavior.EventWeights;
import penchant.domain.catalogue.Catalogue;
import penchant.domain.catalogue.Item;
import penchant.domain.catalogue.Items;
import penchant.domain.catalogue.WeightedItem;
import penchant.domain.clustering.ClusterModel;
import penchant.domain.clustering.Mean;
import penchant.domain.decay.DecayedSum;
import penchant.domain.decay.HalfLife;
import penchant.domain.graph.ItemGraph;
import penchant.domain.interest.BehaviorRecorded;
import penchant.domain.interest.DecayedVector;
import penchant.domain.interest.Fold;
import penchant.domain.interest.Interest;
import penchant.domain.interest.InterestProfile;
import penchant.domain.interest.TracedFold;
import penchant.domain.network.Networks;
import penchant.domain.vector.Embedding;
import penchant.domain.vector.QuantisedVector;
import penchant.domain.vector.VectorSpace;

/**
 * Explanations against the only judge there is: take an event out of the history, fold it again,
 * and see what becomes of the score when lengths, interests and weights stay what they were.
 *
 * <p>Events lie near to one of a few axes, far from each other, so that taking one away moves no
 * other event from one interest to another.
 */
class ExplainerProperties {

  private static final int DIMENSIONS = 12;
  private static final int THEMES = 5;
  private static final VectorSpace SPACE = new VectorSpace("space", DIMENSIONS);
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Fold FOLD =
      Fold.named(
          "test",
          SPACE,
          new HalfLife(Duration.ofDays(45)),
          new HalfLife(Duration.ofDays(5)),
          EventWeights.standard(),
          30,
          8,
          0.6,
          8,
          1_000);
  private static final RankingSettings SETTINGS = RankingSettings.standard();
  private static final ClusterModel MODEL =
      new ClusterModel(
          3,
          SPACE.id(),
          Mean.NONE,
          List.of(),
          List.of(
              new WeightedItem("i1", new DecayedSum(9, START.toEpochMilli())),
              new WeightedItem("i2", new DecayedSum(4, START.toEpochMilli()))),
          START);

  /** Sums of an interest are int16, so an event's summand is known to a few parts in 10,000. */
  private static final double TOLERANCE = 3e-3;

  @Property(tries = 150)
  void takingAnEventAwayChangesTheScoreByItsShare(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int events) {
    Random random = new Random(seed);
    Catalogue catalogue = catalogue(seed);
    Item item = catalogue.find("i" + random.nextInt(catalogue.size())).orElseThrow();
    List<Behavior> history = history(events, random);
    TracedFold whole = folded(history);
    Ranker ranker = ranker(seed);
    RankedItem explained = because(ranker, whole, item, catalogue);

    int away = random.nextInt(events);
    List<Behavior> fewer = new ArrayList<>(history);
    Behavior gone = fewer.remove(away);
    InterestProfile without = folded(fewer).profile();

    SortedMap<String, Double> expected = changes(ranker.blend(), whole, without, item, explained);
    Evidence evidence =
        explained.explanation().orElseThrow().events().stream()
            .filter(one -> one.at().equals(gone.at()))
            .findFirst()
            .orElse(new Evidence(gone.type(), gone.item(), "", gone.at(), 0, new TreeMap<>()));
    double all = 0;
    for (Map.Entry<String, Double> change : expected.entrySet()) {
      assertThat(evidence.parts().getOrDefault(change.getKey(), 0.0))
          .as(change.getKey() + " of " + gone.type())
          .isCloseTo(change.getValue(), within(TOLERANCE));
      all += change.getValue();
    }
    assertThat(evidence.share()).isCloseTo(all, within(3 * TOLERANCE));
  }

  @Property(tries = 150)
  void sharesAndRestAddUpToTheScoreAndNothingIsLeftOfWhatEventsMade(
      @ForAll long seed, @ForAll @IntRange(min = 0, max = 60) int events) {
    Random random = new Random(seed);
    Catalogue catalogue = catalogue(seed);
    Item item = catalogue.find("i" + random.nextInt(catalogue.size())).orElseThrow();

    RankedItem explained = because(ranker(seed), folded(history(events, random)), item, catalogue);

    Explanation explanation = explained.explanation().orElseThrow();
    assertThat(sum(explanation)).isCloseTo(explained.score(), within(1e-9));
    for (String part : List.of("interest", "short", "negative")) {
      assertThat(explanation.rest().get(part)).isCloseTo(0, within(TOLERANCE));
    }
    for (String part : List.of("cluster", "context", "fresh", "popularity")) {
      assertThat(explanation.rest()).containsEntry(part, explained.parts().get(part));
    }
  }

  @Property(tries = 60)
  void aListExplainsItsItemsByTheEventsThatTheProfileRemembersAndTheRestAddsUp(
      @ForAll long seed, @ForAll @IntRange(min = 20, max = 80) int events) {
    Random random = new Random(seed);
    Catalogue catalogue = catalogue(seed);
    TracedFold whole = folded(history(events, random));
    Person person = new Person("ann", events, whole.profile());
    Ranker ranker = ranker(seed);

    List<RankedItem> items =
        ranker.rank(person, MODEL, catalogue, RankingQuery.top(5).explained(true)).items();

    assertThat(items).isNotEmpty();
    for (RankedItem listed : items) {
      Explanation explanation = listed.explanation().orElseThrow();
      assertThat(explanation.events()).hasSizeLessThanOrEqualTo(10);
      assertThat(sum(explanation)).isCloseTo(listed.score(), within(1e-9));
      Item item = catalogue.find(listed.item()).orElseThrow();
      List<Evidence> all =
          because(ranker, whole, item, catalogue).explanation().orElseThrow().events();
      for (Evidence one : explanation.events()) {
        assertThat(all)
            .anySatisfy(
                same -> {
                  assertThat(same.at()).isEqualTo(one.at());
                  assertThat(same.share()).isCloseTo(one.share(), within(1e-9));
                });
      }
    }
  }

  /** What the parts lose when an event is not in the sums, all else as it was. */
  private static SortedMap<String, Double> changes(
      Blend blend, TracedFold whole, InterestProfile without, Item item, RankedItem explained) {
    SortedMap<String, Double> changes = new TreeMap<>();
    InterestProfile profile = whole.profile();
    if (explained.parts().getOrDefault("short", 0.0) != 0) {
      changes.put(
          "short",
          blend.weight(Feature.SHORT)
              * loss(profile.shortTerm(), without.shortTerm(), FOLD.shortHalfLife(), item));
    }
    if (explained.parts().getOrDefault("negative", 0.0) != 0) {
      changes.put(
          "negative",
          blend.weight(Feature.NEGATIVE)
              * loss(profile.turnedAway(), without.turnedAway(), FOLD.longHalfLife(), item));
    }
    Taste taste =
        Taste.of(
            profile, MODEL, Catalogue.empty(SPACE), SETTINGS.interestHalfLife(), Networks.NONE);
    Taste.Leaning leaning = taste.closest(item.vector());
    if (leaning != null && explained.parts().getOrDefault("interest", 0.0) != 0) {
      Interest before = byTheme(profile, theme(leaning.centroid())).orElseThrow();
      Optional<Interest> after = byTheme(without, theme(leaning.centroid()));
      double left =
          after
              .map(
                  one ->
                      dot(doubles(one), item)
                          * FOLD.longHalfLife()
                              .decay(before.mass().landmarkMillis() - one.mass().landmarkMillis()))
              .orElse(0.0);
      changes.put(
          "interest",
          blend.weight(Feature.INTEREST)
              * leaning.strength()
              * (dot(doubles(before), item) - left)
              / before.sum().length());
    }
    return changes;
  }

  private static double loss(
      DecayedVector before, DecayedVector after, HalfLife halfLife, Item item) {
    double left =
        after.isEmpty()
            ? 0
            : dot(doubles(after), item)
                * halfLife.decay(before.landmarkMillis() - after.landmarkMillis());
    return (dot(doubles(before), item) - left) / before.length();
  }

  private static Optional<Interest> byTheme(InterestProfile profile, int theme) {
    return profile.interests().stream().filter(one -> theme(one.centroid()) == theme).findFirst();
  }

  private static int theme(Embedding vector) {
    int theme = 0;
    for (int i = 1; i < THEMES; i++) {
      theme = vector.component(i) > vector.component(theme) ? i : theme;
    }
    return theme;
  }

  private static double[] doubles(DecayedVector sum) {
    float[] components = sum.toArray();
    double[] doubles = new double[components.length];
    for (int i = 0; i < doubles.length; i++) {
      doubles[i] = components[i];
    }
    return doubles;
  }

  private static double[] doubles(Interest interest) {
    short[] values = interest.sum().values();
    double[] doubles = new double[values.length];
    for (int i = 0; i < doubles.length; i++) {
      doubles[i] = interest.sum().scale() * values[i];
    }
    return doubles;
  }

  private static double dot(double[] sum, Item item) {
    double dot = 0;
    for (int i = 0; i < sum.length; i++) {
      dot += sum[i] * item.vector().component(i);
    }
    return dot;
  }

  private static double sum(Explanation explanation) {
    double sum = 0;
    for (Evidence event : explanation.events()) {
      sum += event.share();
    }
    for (double rest : explanation.rest().values()) {
      sum += rest;
    }
    return sum;
  }

  /** By the configured weights, or by learned ones of either sign. */
  private static Ranker ranker(long seed) {
    Ranker configured = new Ranker(SETTINGS, FOLD);
    if (seed % 2 == 0) {
      return configured;
    }
    Random random = new Random(seed ^ 2);
    double[] weights = random.doubles(Feature.COUNT, -2, 2).toArray();
    Map<String, float[]> trends = new TreeMap<>();
    for (int i = 0; i < 40; i += 2) {
      float[] trend = new float[6];
      for (int j = 0; j < trend.length; j++) {
        trend[j] = 5 * random.nextFloat();
      }
      trends.put("i" + i, trend);
    }
    return configured.with(
        new Crowd(
            new CrowdVersion(0, 1, 1),
            ItemGraph.NONE,
            Trends.of(trends),
            Optional.of(Blend.of(weights)),
            Networks.NONE));
  }

  private static RankedItem because(
      Ranker ranker, TracedFold folded, Item item, Catalogue catalogue) {
    return ranker.because(
        folded.profile(), folded.events(), item, MODEL, catalogue, Integer.MAX_VALUE);
  }

  private static TracedFold folded(List<Behavior> history) {
    TracedFold folded = new TracedFold(FOLD);
    history.forEach(behavior -> folded.add(new BehaviorRecorded(behavior)));
    return folded;
  }

  /** Items near to the themes, and some between. */
  private static Catalogue catalogue(long seed) {
    Random random = new Random(seed ^ 1);
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      float[] vector = near(random.nextInt(THEMES), random);
      vector[random.nextInt(THEMES)] += random.nextFloat();
      items.add(Items.item("i" + i, vector));
    }
    return Catalogue.empty(SPACE).with(Items.puts(items));
  }

  private static List<Behavior> history(int events, Random random) {
    Catalogue catalogue = catalogue(random.nextLong());
    BehaviorType[] types = BehaviorType.values();
    List<Behavior> history = new ArrayList<>();
    for (int i = 0; i < events; i++) {
      Embedding vector = Embedding.directionOf(near(random.nextInt(THEMES), random));
      history.add(
          new Behavior(
              EventKey.NONE,
              types[random.nextInt(types.length)],
              Optional.empty(),
              "text " + i,
              OptionalDouble.empty(),
              START.plusMillis(random.nextInt(60 * 86_400) * 1_000L + i),
              new TreeMap<>(),
              Optional.of(QuantisedVector.of(vector)),
              catalogue.space().id(),
              random.nextInt(10) == 0));
    }
    return history;
  }

  private static float[] near(int theme, Random random) {
    float[] vector = new float[DIMENSIONS];
    for (int i = 0; i < DIMENSIONS; i++) {
      vector[i] = 0.3f * random.nextFloat() - 0.15f;
    }
    vector[theme] = 1;
    return vector;
  }
}
