package penchant.domain.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import penchant.domain.baseline.Baseline;
import penchant.domain.baseline.Popular;
import penchant.domain.baseline.SimpleLists;
import penchant.domain.baseline.SimpleMethod;
import penchant.domain.baseline.Variant;
import penchant.domain.behavior.Behavior;
import penchant.domain.behavior.BehaviorType;
import penchant.domain.behavior.EventKey;
import penchant.domain.behavior.EventWeights;
import penchant.domain.catalogue.Catalogue;
import penchant.domain.catalogue.CatalogueChange;
import penchant.domain.catalogue.Items;
import penchant.domain.clustering.ClusterModel;
import penchant.domain.decay.HalfLife;
import penchant.domain.graph.InteractionMatrix;
import penchant.domain.graph.Interactions;
import penchant.domain.history.History;
import penchant.domain.history.Moment;
import penchant.domain.history.Window;
import penchant.domain.interest.BehaviorRecorded;
import penchant.domain.interest.Fold;
import penchant.domain.interest.InterestProfile;
import penchant.domain.interest.SeenItems;
import penchant.domain.metrics.RankingMetrics;
import penchant.domain.network.Networks;
import penchant.domain.ranking.Person;
import penchant.domain.ranking.Trends;
import penchant.domain.vector.VectorSpace;

class JudgeTest {

  private static final VectorSpace PLANE = new VectorSpace("plane", 2);
  private static final Instant NOW = Instant.parse("2024-05-01T00:00:00Z");
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

  private final Map<String, List<Behavior>> history = new LinkedHashMap<>();

  @Test
  void everyoneIsMeasuredAndCountedByHowMuchWasKnownOfThem() {
    bought("ann", "cup", "jug", "pot", "pan", "cup");
    bought("bob", "cup");

    Verdict verdict =
        judge(Map.of("ann", "lid", "bob", "jug")).of((user, n, except) -> List.of("lid"));

    assertThat(verdict.all().hitRate()).isEqualTo(0.5);
    assertThat(verdict.byHistory()).containsOnlyKeys(HistoryLength.UNDER_5, HistoryLength.UNDER_20);
    assertThat(verdict.byHistory().get(HistoryLength.UNDER_20))
        .extracting(RankingMetrics::hitRate)
        .isEqualTo(1.0);
    assertThat(verdict.byHistory().get(HistoryLength.UNDER_5))
        .extracting(RankingMetrics::hitRate)
        .isEqualTo(0.0);
  }

  @Test
  void newItemsAreThoseThatHardlyAnybodyMet() {
    for (int i = 0; i < Judge.KNOWN_FROM; i++) {
      bought("buyer-" + i, "cup");
    }
    bought("ann", "pot");
    List<Set<String>> excepted = new ArrayList<>();

    Judge judge = judge(Map.of("ann", "lid", "buyer-1", "cup"));
    Verdict verdict =
        judge.of(
            (user, n, except) -> {
              synchronized (excepted) {
                excepted.add(except);
              }
              return except.isEmpty() ? List.of("cup") : List.of("lid");
            });

    assertThat(judge.newItems()).isEqualTo(4);
    assertThat(verdict.newItems().people()).isEqualTo(1);
    assertThat(verdict.newItems().hitRate()).isZero();
    assertThat(verdict.amongNew().hitRate()).isEqualTo(1);
    assertThat(excepted).containsExactlyInAnyOrder(Set.of(), Set.of(), Set.of("cup"));
  }

  @Test
  void noveltyIsTakenFromHowManyPeopleMetAnItem() {
    bought("ann", "cup", "cup", "cup");
    bought("bob", "cup");
    bought("eve", "cup", "jug");

    Verdict verdict = judge(Map.of("ann", "jug")).of((user, n, except) -> List.of("jug"));

    assertThat(verdict.quality().novelty()).isCloseTo(1, within(1e-12));
  }

  @Test
  void simpleListsLeaveOutWhatWasMetAndWhatIsExcepted() {
    bought("ann", "cup");
    bought("bob", "cup", "jug", "pot");
    bought("eve", "jug");
    Moment moment = moment();

    SimpleLists lists = new SimpleLists(Popular.always(moment.interactions()), moment, FOLD);

    assertThat(lists.list("ann", 2, Set.of())).containsExactly("jug", "pot");
    assertThat(lists.list("ann", 9, Set.of("jug"))).containsExactly("pot", "lid", "pan");
    assertThat(lists.list("a stranger", 1, Set.of())).containsExactly("cup");
  }

  @Test
  void aSimpleMethodTakesTheParametersThatForesawBest() {
    bought("ann", "cup");
    bought("bob", "cup", "jug");
    bought("eve", "jug", "pot");
    Variant never = variant("never", moment -> row -> item -> 0);
    Variant pots = variant("pots", moment -> row -> item -> item.equals("pot") ? 1 : 0);

    SimpleMethod.Chosen chosen =
        new SimpleMethod("some", List.of(never, pots, never))
            .chosen(window(Map.of("ann", "pot")), moment(), FOLD);

    assertThat(chosen.variant()).isSameAs(pots);
    assertThat(chosen.onWindow().ndcg()).isEqualTo(1);
  }

  private static Variant variant(String name, Function<Moment, Baseline> made) {
    return new Variant(new TreeMap<>(Map.of(name, 1.0)), made);
  }

  private Judge judge(Map<String, String> truth) {
    return new Judge(window(truth), moment());
  }

  private Window window(Map<String, String> truth) {
    Map<String, Set<String>> sets = new TreeMap<>();
    truth.forEach((user, item) -> sets.put(user, Set.of(item)));
    return new Window(new History(history), NOW, sets);
  }

  private Moment moment() {
    Catalogue catalogue = Catalogue.empty(PLANE);
    for (String id : List.of("cup", "jug", "pot", "pan", "lid")) {
      catalogue =
          catalogue.with(List.of(new CatalogueChange.Put(Items.item(id, 1, 0), 1 + id.hashCode())));
    }
    Map<String, Person> people = new LinkedHashMap<>();
    InteractionMatrix interactions = new InteractionMatrix();
    history.forEach(
        (user, events) -> {
          InterestProfile profile = InterestProfile.empty(FOLD);
          Interactions.Builder row = new Interactions.Builder();
          for (Behavior event : events) {
            profile = new BehaviorRecorded(event).applyTo(profile, FOLD);
          }
          events.stream()
              .flatMap(event -> event.item().stream())
              .distinct()
              .forEach(
                  item ->
                      row.add(
                          SeenItems.fingerprint(item), SeenItems.units(5), 5, NOW.toEpochMilli()));
          people.put(user, new Person(user, events.size(), profile));
          interactions.put(user, row.build());
        });
    return new Moment(
        NOW, catalogue, people, ClusterModel.EMPTY, interactions, Trends.NONE, Networks.NONE);
  }

  private void bought(String user, String... items) {
    List<Behavior> own = history.computeIfAbsent(user, any -> new ArrayList<>());
    for (String item : items) {
      own.add(
          new Behavior(
              new EventKey(Optional.of(user + own.size()), Optional.empty()),
              BehaviorType.PURCHASE,
              Optional.of(item),
              "",
              OptionalDouble.empty(),
              NOW.minusSeconds(60),
              new TreeMap<>(),
              Optional.empty(),
              "",
              false));
    }
  }
}
