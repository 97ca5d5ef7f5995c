package penchant.domain.learning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import penchant.domain.behavior.Behavior;
import penchant.domain.behavior.BehaviorType;
import penchant.domain.behavior.BurstRule;
import penchant.domain.behavior.EventKey;
import penchant.domain.behavior.EventWeights;
import penchant.domain.catalogue.Catalogue;
import penchant.domain.catalogue.Items;
import penchant.domain.clustering.Adaptivity;
import penchant.domain.clustering.ClusteringSettings;
import penchant.domain.clustering.Seeding;
import penchant.domain.decay.HalfLife;
import penchant.domain.graph.GraphSettings;
import penchant.domain.history.History;
import penchant.domain.history.Moment;
import penchant.domain.history.Window;
import penchant.domain.interest.Fold;
import penchant.domain.network.Networks;
import penchant.domain.ranking.RankingSettings;
import penchant.domain.vector.QuantisedVector;
import penchant.domain.vector.VectorSpace;

/**
 * A shop where everybody buys what came up in the last hours, whatever it is: vectors say nothing,
 * and only a blend that listens to trends foresees anything.
 */
class LessonTest {

  private static final int ITEMS = 120;
  private static final VectorSpace SPACE = new VectorSpace("space", 8);
  private static final HalfLife WEEK = new HalfLife(Duration.ofDays(7));
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Fold FOLD =
      Fold.named("test", SPACE, WEEK, WEEK, EventWeights.standard(), 30, 8, 0.6, 8, 1_000);
  private static final Catalogue CATALOGUE =
      Catalogue.empty(SPACE).with(Items.puts(Items.random(ITEMS, 8, 3)));
  private static final Moment.Rules RULES =
      new Moment.Rules(
          FOLD,
          new BurstRule(30, Duration.ofSeconds(10)),
          new ClusteringSettings(
              new Seeding(3, 2, 5, 500, 1),
              Adaptivity.fixed(3),
              0.7,
              0.2,
              10_000,
              1e-3,
              0,
              Duration.ofHours(1),
              0.1,
              WEEK,
              100,
              50,
              5),
          GraphSettings.standard(),
          RankingSettings.standard().forMeasuring());
  private static final Lesson.InForce CONFIGURED =
      new Lesson.InForce(Optional.empty(), Networks.NONE, RULES.graph().fit());

  @Test
  void whatForeseesStrangersBetterIsTakenUp() {
    Lesson lesson = learn(fashion(200), CONFIGURED, 50);

    Trial trial = lesson.trial().orElseThrow();
    assertThat(trial.people()).isEqualTo(lesson.people());
    assertThat(trial.ndcg()).isGreaterThan(trial.before() + 2 * trial.standardError());
    assertThat(lesson.better()).isPresent();
    assertThat(lesson.better().get().people()).isEqualTo(lesson.people());
  }

  @Test
  void theSameLessonAgainBringsNothingBetter() {
    LearnedBlend known = learn(fashion(200), CONFIGURED, 50).better().orElseThrow();

    Lesson again =
        learn(
            fashion(200),
            new Lesson.InForce(Optional.of(known.blend()), Networks.NONE, known.graph()),
            50);

    assertThat(again.trial()).isPresent();
    assertThat(again.better()).isEmpty();
  }

  @Test
  void theFitOfTheGraphIsTheBestOfThoseTriedUpAndDownFromTheConfiguredOne() {
    History history = fashion(60);
    Window window = Window.last(history, Tuning.LAST, FOLD).orElseThrow();
    Moment before = Moment.after(window.known(), window.now(), CATALOGUE, RULES);
    List<Tuning.Learned> tried = new ArrayList<>();

    Tuning.Learned learned = Tuning.on(window, before, RULES, tried::add).orElseThrow();

    assertThat(tried.get(0).fit()).isEqualTo(RULES.graph().fit());
    assertThat(tried.get(1).fit().ridge()).isEqualTo(3 * RULES.graph().ridge());
    assertThat(tried).extracting(Tuning.Learned::fit).doesNotHaveDuplicates();
    assertThat(tried.get(tried.size() - 1).fit().halfLife()).isPresent();
    assertThat(tried).allMatch(one -> one.onWindow().ndcg() <= learned.onWindow().ndcg());
  }

  @Test
  void theSameHistoryGivesTheSameLesson() {
    Lesson one = learn(fashion(60), CONFIGURED, 20);
    Lesson other = learn(fashion(60), CONFIGURED, 20);

    assertThat(one.trial()).isEqualTo(other.trial());
    assertThat(one.people()).isEqualTo(other.people());
  }

  @Test
  void fromTooFewPeopleNothingIsLearned() {
    Lesson lesson = learn(fashion(60), CONFIGURED, 1_000);

    assertThat(lesson.people()).isBetween(10, 60);
    assertThat(lesson.trial()).isEmpty();
    assertThat(lesson.better()).isEmpty();
  }

  @Test
  void fromNothingNothingIsLearned() {
    assertThat(learn(new History(Map.of()), CONFIGURED, 2))
        .isEqualTo(new Lesson(0, Optional.empty(), Optional.empty()));
  }

  @Test
  void whoeverWorksSlowlyIsAskedAfterEachPerson() {
    AtomicInteger breaks = new AtomicInteger();

    Lesson.of(
        fashion(60),
        CATALOGUE,
        RULES,
        CONFIGURED,
        20,
        NetworkTrainer.NONE,
        breaks::incrementAndGet);

    assertThat(breaks.get()).isGreaterThan(60);
  }

  private static Lesson learn(History history, Lesson.InForce inForce, int leastPeople) {
    return Lesson.of(
        history, CATALOGUE, RULES, inForce, leastPeople, NetworkTrainer.NONE, () -> {});
  }

  /** Each day has its own three fashionable items, bought by most who come that day. */
  private static History fashion(int people) {
    Random random = new Random(11);
    Map<String, List<Behavior>> byUser = new LinkedHashMap<>();
    for (int day = 0; day < 30; day++) {
      for (int user = 0; user < people; user++) {
        if (random.nextInt(3) == 0) {
          int item = random.nextInt(5) == 0 ? random.nextInt(ITEMS) : day * 4 + random.nextInt(3);
          byUser
              .computeIfAbsent("user-" + user, any -> new ArrayList<>())
              .add(purchase("i" + item, START.plus(Duration.ofDays(day)).plusSeconds(user)));
        }
      }
    }
    return new History(byUser);
  }

  private static Behavior purchase(String item, Instant at) {
    return new Behavior(
        EventKey.NONE,
        BehaviorType.PURCHASE,
        Optional.of(item),
        "",
        OptionalDouble.empty(),
        at,
        new TreeMap<>(),
        CATALOGUE.find(item).map(known -> QuantisedVector.of(known.vector())),
        SPACE.id(),
        false);
  }
}
