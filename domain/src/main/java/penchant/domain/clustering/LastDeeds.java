package penchant.domain.clustering;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import penchant.domain.graph.Interactions;
import penchant.domain.graph.InteractionsPage;

/**
 * The users of a cohort in the order in which they last did something, so that whoever keeps a copy
 * of what they did with items can be told, page by page, what is new.
 *
 * <p>Mutable; owned by one table.
 */
final class LastDeeds {

  private static final int BYTES_OF_CHARACTER = 3;
  private static final int BYTES_OF_PAIR = 32;

  private final DeedKeys keys;
  private final NavigableMap<Long, String> byStamp = new TreeMap<>();
  private long stamps;

  LastDeeds(DeedKeys keys) {
    this.keys = keys;
  }

  /**
   * The user did something.
   *
   * @param before the stamp of what the user did before, 0 for nothing
   * @return the stamp of this
   */
  long changed(String user, long before) {
    byStamp.remove(before);
    byStamp.put(++stamps, user);
    return stamps;
  }

  /**
   * What users did with items, of those who did something after {@code since}, the longest ago
   * first.
   *
   * @param most pairs of user and item, a user's id weighing as much as the pairs that are as long;
   *     of a user that has more alone, the newest
   * @param users who is to be told of
   * @param rows how many users the cohort has
   */
  InteractionsPage after(
      long since, int most, Predicate<String> users, Function<String, DeedSums> deedsOf, int rows) {
    List<InteractionsPage.OfUser> told = new ArrayList<>();
    int pairs = 0;
    long upTo = since;
    for (Map.Entry<Long, String> entry : byStamp.tailMap(since, false).entrySet()) {
      String user = entry.getValue();
      DeedSums deeds = deedsOf.apply(user);
      int weight = deeds.size() + 1 + user.length() * BYTES_OF_CHARACTER / BYTES_OF_PAIR;
      if (pairs > 0 && pairs + weight > most) {
        return new InteractionsPage(told, upTo, true, rows);
      }
      upTo = entry.getKey();
      if (users.test(user)) {
        told.add(new InteractionsPage.OfUser(user, interactions(deeds, most)));
        pairs += weight;
      }
    }
    return new InteractionsPage(told, upTo, false, rows);
  }

  private Interactions interactions(DeedSums deeds, int most) {
    Interactions.Builder builder = new Interactions.Builder();
    for (int i = 0; i < deeds.size(); i++) {
      if (keys.isItem(deeds.number(i))) {
        builder.add(
            keys.fingerprint(deeds.number(i)), deeds.total(i), deeds.mass(i), deeds.landmark(i));
      }
    }
    return builder.build().newest(most);
  }
}
