package penchant.domain.metrics;

import java.util.List;
import java.util.Set;

/** Whatever makes lists, to be measured. */
@FunctionalInterface
public interface Recommender {

  /**
   * The ids of the best items for a user, known or not, best first, without what the user has met.
   *
   * @param n at most so many
   * @param except ids of items that must not be in it
   */
  List<String> list(String user, int n, Set<String> except);

  /** The same without exceptions. */
  default List<String> list(String user, int n) {
    return list(user, n, Set.of());
  }
}
