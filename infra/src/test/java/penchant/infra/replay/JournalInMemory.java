package penchant.infra.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.NotUsed;
import org.apache.pekko.stream.javadsl.Source;
import penchant.actors.user.Direction;
import penchant.actors.user.JournalReader;
import penchant.actors.user.ListRequest;
import penchant.actors.user.ProfileBytes;
import penchant.actors.user.ProfileDigest;
import penchant.actors.user.RankedAnswer;
import penchant.actors.user.Recorded;
import penchant.actors.user.Users;
import penchant.domain.behavior.Behavior;
import penchant.domain.behavior.BehaviorType;
import penchant.domain.behavior.EventKey;
import penchant.domain.behavior.EventWeights;
import penchant.domain.decay.HalfLife;
import penchant.domain.interest.BehaviorRecorded;
import penchant.domain.interest.Fold;
import penchant.domain.interest.InterestProfile;
import penchant.domain.interest.UserFact;
import penchant.domain.view.ProfileView;

/** A journal in memory, and users who are what it says unless told otherwise. */
final class JournalInMemory implements JournalReader, Users {
  static final Fold FOLD =
      new Fold(
          "test-1",
          "space",
          4,
          new HalfLife(Duration.ofDays(45)),
          new HalfLife(Duration.ofDays(3)),
          EventWeights.standard(),
          20,
          8,
          0.6,
          8,
          1000);
  static final ProfileBytes BYTES =
      profile -> (profile.events() + " " + profile.recent()).getBytes(UTF_8);

  static List<UserFact> views(int count) {
    List<UserFact> facts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      facts.add(
          new BehaviorRecorded(
              new Behavior(
                  EventKey.NONE,
                  BehaviorType.VIEW,
                  Optional.of("item-" + i),
                  "",
                  OptionalDouble.empty(),
                  Instant.ofEpochSecond(1_000_000L + i),
                  new TreeMap<>(),
                  Optional.empty(),
                  "",
                  false)));
    }
    return facts;
  }

  final Map<String, List<UserFact>> journal = new TreeMap<>();
  final List<String> wrong = new ArrayList<>();
  volatile int missing;
  volatile boolean away;

  @Override
  public CompletionStage<List<UserFact>> facts(String user, long from, long to) {
    List<UserFact> facts = journal.getOrDefault(user, List.of());
    return CompletableFuture.completedFuture(
        facts.subList((int) from - 1, (int) Math.min(to, facts.size() - missing)));
  }

  @Override
  public CompletionStage<Long> highestSequence(String user) {
    return CompletableFuture.completedFuture((long) journal.getOrDefault(user, List.of()).size());
  }

  @Override
  public Source<String, NotUsed> users() {
    return away
        ? Source.failed(new IllegalStateException("the journal is away"))
        : Source.from(journal.keySet());
  }

  @Override
  public CompletionStage<Direction> direction(String user) {
    throw new UnsupportedOperationException();
  }

  @Override
  public CompletionStage<ProfileDigest> digest(String user) {
    InterestProfile profile = InterestProfile.empty(FOLD);
    List<UserFact> facts = journal.getOrDefault(user, List.of());
    for (UserFact fact : facts) {
      profile = fact.applyTo(profile, FOLD);
    }
    ProfileDigest digest = ProfileDigest.of(facts.size(), profile, BYTES);
    return CompletableFuture.completedFuture(
        wrong.contains(user)
            ? new ProfileDigest(
                digest.sequence(),
                digest.events(),
                digest.foldVersion(),
                digest.vectorSpace(),
                "something else")
            : digest);
  }

  @Override
  public CompletionStage<Recorded> record(String user, List<Behavior> batch) {
    throw new UnsupportedOperationException("a check records nothing");
  }

  @Override
  public CompletionStage<RankedAnswer> recommend(String user, ListRequest request) {
    throw new UnsupportedOperationException("a check ranks nothing");
  }

  @Override
  public CompletionStage<ProfileView> interests(String user) {
    throw new UnsupportedOperationException("a check reads digests");
  }
}
