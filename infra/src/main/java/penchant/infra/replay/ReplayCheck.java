package penchant.infra.replay;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import penchant.actors.user.JournalReader;
import penchant.actors.user.ProfileBytes;
import penchant.actors.user.ProfileDigest;
import penchant.actors.user.Users;
import penchant.domain.interest.Fold;
import penchant.domain.interest.InterestProfile;
import penchant.domain.interest.UserFact;

/**
 * Compares one user's live profile with a refold of the journal up to the fact that the live one
 * has reached, so that events may go on coming in meanwhile.
 */
final class ReplayCheck {

  /** A user with years of events is read in pieces of this many. */
  private static final int FACTS_AT_ONCE = 5_000;

  private final JournalReader journal;
  private final Users users;
  private final Fold fold;
  private final ProfileBytes bytes;
  private final Executor executor;

  ReplayCheck(
      JournalReader journal, Users users, Fold fold, ProfileBytes bytes, Executor executor) {
    this.journal = journal;
    this.users = users;
    this.fold = fold;
    this.bytes = bytes;
    this.executor = executor;
  }

  /**
   * @param events how many facts were folded
   * @param same whether the refold has the same bits
   */
  record Outcome(String user, long events, boolean same) {}

  CompletionStage<Outcome> check(String user) {
    return users
        .digest(user)
        .thenComposeAsync(live -> refold(user, InterestProfile.empty(fold), 0, live), executor);
  }

  private CompletionStage<Outcome> refold(
      String user, InterestProfile profile, long reached, ProfileDigest live) {
    if (reached >= live.sequence()) {
      return CompletableFuture.completedFuture(
          new Outcome(
              user, profile.events(), ProfileDigest.of(reached, profile, bytes).equals(live)));
    }
    long to = Math.min(reached + FACTS_AT_ONCE, live.sequence());
    return journal
        .facts(user, reached + 1, to)
        .thenComposeAsync(facts -> refold(user, folded(profile, facts), to, live), executor);
  }

  private InterestProfile folded(InterestProfile profile, List<UserFact> facts) {
    InterestProfile folded = profile;
    for (UserFact fact : facts) {
      folded = fact.applyTo(folded, fold);
    }
    return folded;
  }
}
