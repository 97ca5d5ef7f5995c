package penchant.infra.http.lists;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.pattern.Patterns;
import penchant.actors.catalogue.CatalogueService;
import penchant.actors.user.RankedAnswer;
import penchant.actors.user.Users;
import penchant.domain.behavior.Shortened;
import penchant.domain.ranking.RankingQuery;
import penchant.infra.http.answer.Problem;
import penchant.infra.http.answer.ProblemException;
import penchant.infra.http.body.Parameters;

/** A user's list. */
public final class Recommendations {

  private static final Duration ASK_AGAIN_AFTER = Duration.ofMillis(50);
  private static final int MOST_ASKS = 40;

  private final ActorSystem system;
  private final Users users;
  private final ListAnswers answers;

  public Recommendations(ActorSystem system, Users users, CatalogueService catalogue) {
    this.system = system;
    this.users = users;
    this.answers = new ListAnswers(catalogue);
  }

  /**
   * The list. With {@code afterSeq} it waits a little for a profile that has folded that much, so
   * that a caller sees what it wrote; 409 when it does not get there.
   */
  public CompletionStage<HttpResponse> of(String user, Parameters parameters) {
    RankingQuery query = Queries.of(parameters);
    OptionalLong afterSequence = parameters.integer("afterSeq", 0, Long.MAX_VALUE);
    return ask(user, query, afterSequence.orElse(0), MOST_ASKS).thenApply(answers::ofUser);
  }

  private CompletionStage<RankedAnswer> ask(
      String user, RankingQuery query, long afterSequence, int asksLeft) {
    return users
        .recommend(user, query)
        .thenComposeAsync(
            answer -> {
              if (answer.sequence() >= afterSequence) {
                return CompletableFuture.completedFuture(answer);
              }
              if (asksLeft <= 1) {
                throw new ProblemException(
                    Problem.of(
                        409,
                        "Conflict",
                        "user "
                            + Shortened.quote(user)
                            + " is at sequence "
                            + answer.sequence()
                            + ", not yet at "
                            + afterSequence
                            + "; ask again, or for less than that"));
              }
              return Patterns.after(
                  ASK_AGAIN_AFTER, system, () -> ask(user, query, afterSequence, asksLeft - 1));
            },
            system.dispatcher());
  }
}
