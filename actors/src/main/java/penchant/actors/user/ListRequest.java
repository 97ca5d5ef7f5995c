package penchant.actors.user;

import java.util.Optional;
import penchant.domain.ranking.RankingQuery;

/**
 * What is asked of a user's list.
 *
 * @param afterSequence waits a little for a profile that has folded the fact of this number
 * @param list id of a list made before, of which another page is wanted: of the query only the page
 *     counts and whether it is explained
 */
public record ListRequest(RankingQuery query, long afterSequence, Optional<String> list) {

  /** A new list. */
  public static ListRequest of(RankingQuery query) {
    return new ListRequest(query, 0, Optional.empty());
  }
}
