package penchant.domain.clustering;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import penchant.domain.clustering.drift.Risen;
import penchant.domain.decay.DecayedSum;
import penchant.domain.decay.HalfLife;

/**
 * What people do more than before.
 *
 * @param terms most first
 * @param items most first
 */
record DeedShift(List<String> terms, List<String> items) {

  private static final int MOST = 5;

  static DeedShift between(
      Map<String, DecayedSum> before,
      Map<String, DecayedSum> now,
      ItemKnowledge knowledge,
      HalfLife halfLife) {
    long newest = Long.MIN_VALUE;
    for (DecayedSum sum : now.values()) {
      newest = Math.max(newest, sum.landmarkMillis());
    }
    Map<String, Double> itemsBefore = items(before, newest, halfLife);
    Map<String, Double> itemsNow = items(now, newest, halfLife);
    return new DeedShift(
        Risen.most(
            terms(before, newest, knowledge, halfLife),
            terms(now, newest, knowledge, halfLife),
            MOST),
        Risen.most(itemsBefore, itemsNow, MOST));
  }

  private static Map<String, Double> items(
      Map<String, DecayedSum> deeds, long at, HalfLife halfLife) {
    Map<String, Double> masses = new HashMap<>();
    deeds.forEach(
        (key, sum) -> {
          if (Deed.isItem(key)) {
            masses.put(Deed.subject(key), Math.max(0, sum.at(at, halfLife)));
          }
        });
    return masses;
  }

  private static Map<String, Double> terms(
      Map<String, DecayedSum> deeds, long at, ItemKnowledge knowledge, HalfLife halfLife) {
    Map<String, Double> masses = new HashMap<>();
    deeds.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            deed -> {
              double mass = Math.max(0, deed.getValue().at(at, halfLife));
              for (String term : TypicalTerms.of(deed.getKey(), knowledge)) {
                masses.merge(term, mass, Double::sum);
              }
            });
    return masses;
  }
}
