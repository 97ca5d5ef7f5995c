package penchant.infra.http.lists;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import penchant.actors.catalogue.CatalogueService;
import penchant.actors.user.ListRequest;
import penchant.actors.user.RankedAnswer;
import penchant.actors.user.Users;
import penchant.domain.behavior.Shortened;
import penchant.domain.ranking.RankingQuery;
import penchant.infra.http.answer.Problem;
import penchant.infra.http.answer.ProblemException;
import penchant.infra.http.body.Parameters;

/** A user's list. */
public final class Recommendations {

  private final Users users;
  private final ListAnswers answers;

  public Recommendations(Users users, CatalogueService catalogue) {
    this.users = users;
    this.answers = new ListAnswers(catalogue);
  }

  /**
   * The list. With {@code afterSeq} it has seen the event of that sequence number, or else the
   * answer is 409 with the number that is there. With {@code list} it is another page of a list
   * made before, or else 410.
   */
  public CompletionStage<HttpResponse> of(String user, Parameters parameters) {
    long afterSequence = parameters.integer("afterSeq", 0, Long.MAX_VALUE).orElse(0);
    Optional<String> list = parameters.text("list");
    if (afterSequence > 0 && list.isPresent()) {
      throw new ProblemException(
          Problem.badRequest("list and afterSeq exclude each other: a list has seen what it has"));
    }
    RankingQuery query = Queries.of(parameters);
    parameters.requireNoOthers();
    if (list.isPresent() && !Queries.isOnlyAPage(query)) {
      throw new ProblemException(
          Problem.badRequest(
              "list goes with n, offset and explain only: its pages keep the conditions that it was"
                  + " made with"));
    }
    return users
        .recommend(user, new ListRequest(query, afterSequence, list))
        .thenApply(
            answer -> {
              requireSeen(answer, afterSequence);
              return answers.ofUser(answer, answer.list().orElseThrow(() -> gone(user, list)));
            });
  }

  private static ProblemException gone(String user, Optional<String> list) {
    return new ProblemException(
        Problem.of(
            410,
            "Gone",
            "list "
                + Shortened.quote(list.orElse(""))
                + " of user "
                + Shortened.quote(user)
                + " is not kept here, or not any more; ask for its first page anew, without list"));
  }

  private static void requireSeen(RankedAnswer answer, long afterSequence) {
    if (answer.sequence() < afterSequence) {
      throw new ProblemException(
          Problem.notYet(
                  "user "
                      + Shortened.quote(answer.user())
                      + " is at sequence "
                      + answer.sequence()
                      + ", not yet at "
                      + afterSequence
                      + "; ask again, or for less than that")
              .with("sequence", answer.sequence())
              .with("afterSeq", afterSequence));
    }
  }
}
