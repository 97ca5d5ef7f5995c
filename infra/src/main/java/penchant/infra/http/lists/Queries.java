package penchant.infra.http.lists;

import java.util.SortedMap;
import penchant.domain.behavior.BehaviorRules;
import penchant.domain.ranking.RankingQuery;
import penchant.infra.http.answer.Problem;
import penchant.infra.http.answer.ProblemException;
import penchant.infra.http.body.Parameters;

/** What is asked of a list, by the parameters of a request. */
final class Queries {

  static final int DEFAULT_N = 10;
  static final int LARGEST_N = 1_000;
  static final int LARGEST_OFFSET = 1_000_000;

  private Queries() {}

  private static SortedMap<String, String> context(Parameters parameters) {
    SortedMap<String, String> context = parameters.startingWith("context.");
    BehaviorRules.refusalOfContext(context)
        .ifPresent(
            refusal -> {
              throw new ProblemException(Problem.badRequest(refusal));
            });
    return context;
  }

  /** Without a condition on what may stand in the list and in which order. */
  static boolean isOnlyAPage(RankingQuery query) {
    RankingQuery bare = RankingQuery.top(query.n()).page(query.n(), query.offset());
    return bare.explained(query.explain()).equals(query);
  }

  static RankingQuery of(Parameters parameters) {
    return new RankingQuery(
        (int) parameters.integer("n", 1, LARGEST_N).orElse(DEFAULT_N),
        (int) parameters.integer("offset", 0, LARGEST_OFFSET).orElse(0),
        parameters.several("domain"),
        parameters.several("category"),
        parameters.several("exclude"),
        parameters.flagIfGiven("repeat"),
        parameters.flag("explain"),
        context(parameters),
        parameters.time("at"));
  }
}
