package penchant.actors.user;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import penchant.domain.behavior.Behavior;
import penchant.domain.behavior.EventWeights;
import penchant.domain.catalogue.Catalogue;
import penchant.domain.catalogue.CatalogueChange;
import penchant.domain.catalogue.Item;
import penchant.domain.clustering.ClusterModel;
import penchant.domain.decay.HalfLife;
import penchant.domain.interest.BehaviorRecorded;
import penchant.domain.interest.Fold;
import penchant.domain.interest.InterestProfile;
import penchant.domain.ranking.Person;
import penchant.domain.ranking.RankedItem;
import penchant.domain.ranking.RankedList;
import penchant.domain.ranking.Ranker;
import penchant.domain.ranking.RankingQuery;
import penchant.domain.ranking.RankingSettings;
import penchant.domain.vector.Embedding;
import penchant.domain.vector.VectorSpace;

class ListMakerTest {

  private static final VectorSpace SPACE = new VectorSpace("space", 2);
  private static final HalfLife WEEK = new HalfLife(Duration.ofDays(7));
  private static final Fold FOLD =
      Fold.named("test", SPACE, WEEK, WEEK, EventWeights.standard(), 30, 8, 0.6, 8, 1_000);

  private final Catalogue catalogue = Catalogue.empty(SPACE);

  @Test
  void ofListsWithOneRankerAsManyAreKeptAsAreWanted() {
    Ranker ranker = new Ranker(RankingSettings.standard(), FOLD);
    ListMaker lists = lists(() -> ranker, 50);

    String first = make(lists, 0);
    for (int user = 1; user < 50; user++) {
      make(lists, user);
    }

    assertThat(isKept(lists, first)).isTrue();
    // That one was used last: now another is the oldest.
    make(lists, 50);
    assertThat(isKept(lists, first)).isTrue();
  }

  @Test
  void moreListsThanAreWantedPushOutTheOldest() {
    Ranker ranker = new Ranker(RankingSettings.standard(), FOLD);
    ListMaker lists = lists(() -> ranker, 50);

    String first = make(lists, 0);
    for (int user = 1; user <= 50; user++) {
      make(lists, user);
    }

    assertThat(isKept(lists, first)).isFalse();
  }

  @Test
  void listsOfRankersThatAreLongGoneAreForgotten() {
    ListMaker lists = lists(() -> new Ranker(RankingSettings.standard(), FOLD), 5_000);

    String first = make(lists, 0);
    for (int user = 1; user < 100; user++) {
      make(lists, user);
    }
    String last = make(lists, 100);

    assertThat(isKept(lists, first)).isFalse();
    assertThat(isKept(lists, last, 100)).isTrue();
  }

  @Test
  void anAnswerToWhatWasDrawnIsRecordedWithItsPropensityAndNoOtherIs() {
    Ranker ranker = new Ranker(RankingSettings.standard(), FOLD);
    ListMaker lists =
        new ListMaker(() -> ranker, () -> ClusterModel.EMPTY, () -> shop(SPACE, 60), 50);
    InterestProfile fond =
        new BehaviorRecorded(about("a", UserTest.click("a"), SPACE))
            .applyTo(InterestProfile.empty(FOLD), FOLD);
    RankedList list =
        lists
            .make(new Person("ann", 1, fond), ListRequest.of(RankingQuery.top(10)))
            .list()
            .orElseThrow();
    RankedItem drawn = list.items().get(9);

    Behavior answer = UserTest.click("x").in("list", list.id());
    Behavior toDrawn = about(drawn.item(), answer, SPACE);
    Behavior toOther = about(list.items().get(0).item(), answer, SPACE);

    assertThat(lists.asRecorded(toDrawn).context())
        .containsEntry("propensity", Double.toString(drawn.propensity().orElseThrow()))
        .containsEntry("list", list.id());
    assertThat(lists.asRecorded(toOther)).isEqualTo(toOther);
    assertThat(lists.asRecorded(toDrawn.in("list", "another")))
        .isEqualTo(toDrawn.in("list", "another"));
    assertThat(lists.asRecorded(UserTest.click("x"))).isEqualTo(UserTest.click("x"));
  }

  /** The same of another item, in another space. */
  static Behavior about(String item, Behavior behavior, VectorSpace space) {
    return new Behavior(
        behavior.key(),
        behavior.type(),
        Optional.of(item),
        behavior.text(),
        behavior.value(),
        behavior.at(),
        behavior.context(),
        behavior.vector(),
        space.id(),
        behavior.noise());
  }

  /** So many items, each a little less like the first. */
  static Catalogue shop(VectorSpace space, int items) {
    List<CatalogueChange.Put> puts = new ArrayList<>();
    for (int i = 0; i < items; i++) {
      Embedding vector = Embedding.directionOf(new float[] {1, i / (float) items});
      puts.add(
          new CatalogueChange.Put(
              new Item(
                  "thing-" + i,
                  "Thing " + i,
                  "",
                  List.of(),
                  List.of(),
                  Optional.empty(),
                  Instant.EPOCH,
                  false,
                  vector),
              i + 1));
    }
    return Catalogue.empty(space).with(puts);
  }

  private ListMaker lists(Supplier<Ranker> ranker, int mostKept) {
    return new ListMaker(ranker, () -> ClusterModel.EMPTY, () -> catalogue, mostKept);
  }

  private static Person person(int user) {
    return new Person("user-" + user, 1, InterestProfile.empty(FOLD));
  }

  private static String make(ListMaker lists, int user) {
    return lists
        .make(person(user), ListRequest.of(RankingQuery.top(10)))
        .list()
        .map(RankedList::id)
        .orElseThrow();
  }

  private static boolean isKept(ListMaker lists, String id) {
    return isKept(lists, id, 0);
  }

  private static boolean isKept(ListMaker lists, String id, int user) {
    ListRequest again = new ListRequest(RankingQuery.top(10), 0, Optional.of(id));
    return lists.make(person(user), again).list().isPresent();
  }
}
