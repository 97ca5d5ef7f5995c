package penchant.infra.http;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.pekko.NotUsed;
import org.apache.pekko.stream.javadsl.Source;
import penchant.actors.clustering.Cohort;
import penchant.actors.clustering.Neighbourhood.Found;
import penchant.actors.user.Direction;
import penchant.actors.user.JournalReader;
import penchant.actors.user.JournalUnavailableException;
import penchant.actors.user.ListMaker;
import penchant.actors.user.ListRequest;
import penchant.actors.user.ProfileDigest;
import penchant.actors.user.RankedAnswer;
import penchant.actors.user.Recorded;
import penchant.actors.user.UserBusyException;
import penchant.actors.user.UserUnavailableException;
import penchant.actors.user.Users;
import penchant.domain.behavior.Behavior;
import penchant.domain.clustering.CohortTable;
import penchant.domain.clustering.Contribution;
import penchant.domain.clustering.UserHash;
import penchant.domain.decay.HalfLife;
import penchant.domain.interest.BehaviorRecorded;
import penchant.domain.interest.Fold;
import penchant.domain.interest.InterestProfile;
import penchant.domain.interest.UserFact;
import penchant.domain.ranking.Person;
import penchant.domain.ranking.Ranker;
import penchant.domain.ranking.RankingSettings;
import penchant.domain.vector.QuantisedVector;
import penchant.domain.view.ProfileView;

/** Users in memory, with journals that can go away, hold writes back, or fail for one user. */
final class FakeUsers implements Users, JournalReader {

  private static final int KEPT_LISTS = 20;

  private final Fold fold;
  private final ListMaker lists;
  private final FakeCatalogue catalogue;
  private final Map<String, List<UserFact>> journals = new ConcurrentHashMap<>();
  private final List<Integer> batches = new ArrayList<>();
  private final List<CompletableFuture<Void>> held = new ArrayList<>();
  private boolean holding;
  private volatile boolean away;
  private volatile List<Integer> missingCohorts = List.of();
  private volatile String failing = "";
  private volatile String busy = "";
  private volatile String silent = "";
  private volatile int asked;

  FakeUsers(Fold fold, FakeCatalogue catalogue) {
    this.fold = fold;
    this.catalogue = catalogue;
    this.lists =
        new ListMaker(
            () -> new Ranker(RankingSettings.standard(), fold),
            ApiUnderTest::model,
            catalogue::snapshot,
            KEPT_LISTS);
  }

  /** All users as they would stand in the tables of their cohorts, the missing ones left out. */
  CompletionStage<Found> nearest(String user, QuantisedVector longVector, int most) {
    CohortTable table =
        new CohortTable(FakeEmbedder.SPACE.dimensions(), new HalfLife(Duration.ofDays(7)));
    journals.forEach(
        (other, journal) -> {
          if (!missingCohorts.contains(UserHash.slice(other, Cohort.COHORTS))) {
            table.apply(
                new Contribution(
                    other,
                    1,
                    journal.size(),
                    profile(journal).longVector().map(QuantisedVector::of),
                    List.of(),
                    Optional.empty(),
                    0));
          }
        });
    return CompletableFuture.completedFuture(
        new Found(table.nearest(longVector, most, user), missingCohorts));
  }

  void loseCohorts(List<Integer> cohorts) {
    missingCohorts = List.copyOf(cohorts);
  }

  void goAway(boolean gone) {
    away = gone;
  }

  void failFor(String user) {
    failing = user;
  }

  /** From now on nobody answers for this user. */
  void silence(String user) {
    silent = user;
  }

  /** Turns batches of this user away, as if too many waited. */
  void turnAway(String user) {
    busy = user;
  }

  /** From now on, writes wait for {@link #letGo}. */
  synchronized void hold() {
    holding = true;
  }

  synchronized void letGo() {
    holding = false;
    held.forEach(one -> one.complete(null));
    held.clear();
  }

  synchronized int heldWrites() {
    return held.size();
  }

  /** How often a user was asked to record something. */
  int asked() {
    return asked;
  }

  /** The sizes of the batches, in the order in which they came. */
  synchronized List<Integer> batches() {
    return List.copyOf(batches);
  }

  List<Behavior> behaviors(String user) {
    return journals.getOrDefault(user, List.of()).stream()
        .map(fact -> ((BehaviorRecorded) fact).behavior())
        .toList();
  }

  @Override
  public synchronized CompletionStage<Recorded> record(String user, List<Behavior> batch) {
    asked++;
    batches.add(batch.size());
    if (away || user.equals(failing)) {
      return CompletableFuture.failedFuture(new JournalUnavailableException("no Cassandra"));
    }
    if (user.equals(silent)) {
      return CompletableFuture.failedFuture(new UserUnavailableException("nobody answers"));
    }
    if (user.equals(busy)) {
      return CompletableFuture.failedFuture(new UserBusyException("too much waits"));
    }
    CompletableFuture<Void> go = new CompletableFuture<>();
    if (holding) {
      held.add(go);
    } else {
      go.complete(null);
    }
    return go.thenApply(written -> write(user, batch));
  }

  private Recorded write(String user, List<Behavior> batch) {
    List<UserFact> journal =
        journals.computeIfAbsent(user, any -> new java.util.concurrent.CopyOnWriteArrayList<>());
    InterestProfile profile = profile(journal);
    int duplicates = 0;
    for (Behavior behavior : batch) {
      if (profile.hasCounted(behavior.key())) {
        duplicates++;
      } else {
        UserFact fact = new BehaviorRecorded(behavior);
        journal.add(fact);
        profile = fact.applyTo(profile, fold);
      }
    }
    return new Recorded(journal.size(), batch.size() - duplicates, duplicates);
  }

  private InterestProfile profile(List<UserFact> journal) {
    InterestProfile profile = InterestProfile.empty(fold);
    for (UserFact fact : journal) {
      profile = fact.applyTo(profile, fold);
    }
    return profile;
  }

  @Override
  public CompletionStage<RankedAnswer> recommend(String user, ListRequest request) {
    List<UserFact> journal = journals.getOrDefault(user, List.of());
    return CompletableFuture.completedFuture(
        lists.make(new Person(user, journal.size(), profile(journal)), request));
  }

  @Override
  public CompletionStage<ProfileView> interests(String user) {
    List<UserFact> journal = journals.getOrDefault(user, List.of());
    InterestProfile profile = profile(journal);
    return CompletableFuture.completedFuture(
        ProfileView.of(
            user,
            journal.size(),
            profile,
            fold,
            ApiUnderTest.model(),
            catalogue.snapshot(),
            profile.newestEventAt().orElse(Instant.EPOCH)));
  }

  @Override
  public CompletionStage<Direction> direction(String user) {
    List<UserFact> journal = journals.getOrDefault(user, List.of());
    return CompletableFuture.completedFuture(
        new Direction(journal.size(), profile(journal).longVector().map(QuantisedVector::of)));
  }

  @Override
  public CompletionStage<ProfileDigest> digest(String user) {
    throw new UnsupportedOperationException();
  }

  @Override
  public CompletionStage<List<UserFact>> facts(String user, long from, long to) {
    List<UserFact> journal = journals.getOrDefault(user, List.of());
    return CompletableFuture.completedFuture(
        List.copyOf(journal.subList((int) from - 1, (int) Math.min(to, journal.size()))));
  }

  @Override
  public CompletionStage<Long> highestSequence(String user) {
    return CompletableFuture.completedFuture((long) journals.getOrDefault(user, List.of()).size());
  }

  @Override
  public Source<String, NotUsed> users() {
    return Source.from(journals.keySet());
  }
}
