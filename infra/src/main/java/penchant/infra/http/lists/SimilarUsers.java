package penchant.infra.http.lists;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import penchant.actors.clustering.Cohort;
import penchant.actors.clustering.Neighbourhood;
import penchant.actors.clustering.Neighbourhood.Found;
import penchant.actors.user.Direction;
import penchant.actors.user.Users;
import penchant.domain.vector.QuantisedVector;
import penchant.infra.http.answer.Answers;
import penchant.infra.http.answer.Problem;
import penchant.infra.http.answer.ProblemException;
import penchant.infra.http.body.Parameters;

/** The users nearest to one. */
public final class SimilarUsers {

  private static final int DEFAULT_N = 10;

  private final Users users;
  private final Search search;
  private final Executor executor;

  /** Who looks through all users. */
  @FunctionalInterface
  public interface Search {
    CompletionStage<Found> nearest(String user, QuantisedVector longVector, int most);
  }

  public SimilarUsers(Users users, Search search, Executor executor) {
    this.users = users;
    this.search = search;
    this.executor = executor;
  }

  /**
   * Nobody is near to who did nothing yet. While some cohorts are away the answer is made without
   * their users, and names them under {@code missing}; without any cohort it is 503.
   */
  public CompletionStage<HttpResponse> of(String user, Parameters parameters) {
    int most = (int) parameters.integer("n", 1, Neighbourhood.MOST_USERS).orElse(DEFAULT_N);
    parameters.requireNoOthers();
    return users
        .direction(user)
        .thenComposeAsync(
            direction ->
                direction
                    .longVector()
                    .map(vector -> search.nearest(user, vector, most))
                    .orElseGet(
                        () -> CompletableFuture.completedFuture(new Found(List.of(), List.of())))
                    .thenApplyAsync(found -> answer(user, direction, found), executor),
            executor);
  }

  private static HttpResponse answer(String user, Direction direction, Found found) {
    if (found.missing().size() == Cohort.COHORTS) {
      throw new ProblemException(
          Problem.away("cohorts", "no cohort answers, so nobody knows who is near; try again"));
    }
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("user", user);
    shown.put("sequence", direction.sequence());
    shown.put("users", found.users());
    shown.put("missing", found.missing());
    return Answers.ok(shown);
  }
}
