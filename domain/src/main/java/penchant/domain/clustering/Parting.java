package penchant.domain.clustering;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import penchant.domain.vector.Embedding;

/**
 * The two parts of a cluster's people when it is split; the first keeps the id.
 *
 * <p>It is a birth, and no split, if the people of one part came later than the others: then
 * something new formed where nothing else was nearer, and the cluster only lent it its place.
 *
 * @param first who stays, of a sample
 * @param second who gets a cluster of their own, of the same sample
 */
record Parting(
    List<Sample> first,
    List<Sample> second,
    Embedding firstCentroid,
    Embedding secondCentroid,
    boolean isBirth) {

  /**
   * From here on the people of one part came later than those of the other: the chance that of two
   * people, one of each, the first came later, ties counting half.
   */
  private static final double CAME_LATER = 0.75;

  /** Those who came later get the new id; if nobody did, the smaller part. */
  static Parting of(List<Sample> members, Bisection halves) {
    List<Sample> a = new ArrayList<>();
    List<Sample> b = new ArrayList<>();
    for (int i = 0; i < members.size(); i++) {
      (halves.isSecond().get(i) ? b : a).add(members.get(i));
    }
    double later = chanceThatLater(b, a);
    boolean isBirth = later >= CAME_LATER || later <= 1 - CAME_LATER;
    boolean turn = isBirth ? later < 0.5 : b.size() > a.size();
    return turn
        ? new Parting(b, a, halves.second(), halves.first(), isBirth)
        : new Parting(a, b, halves.first(), halves.second(), isBirth);
  }

  /** The chance that one of {@code some} came later than one of {@code others}. */
  private static double chanceThatLater(List<Sample> some, List<Sample> others) {
    SortedMap<Long, Integer> before = new TreeMap<>();
    others.forEach(sample -> before.merge(sample.since(), 1, Integer::sum));
    double wins = 0;
    for (Sample sample : some) {
      for (Map.Entry<Long, Integer> other : before.entrySet()) {
        int order = Long.compare(sample.since(), other.getKey());
        wins += other.getValue() * (order + 1) / 2.0;
      }
    }
    return wins / ((double) some.size() * others.size());
  }

  /** How many of so many people are in the second part, scaled up from the sample. */
  long peopleOfSecond(long all) {
    return Math.round((double) all * second.size() / (first.size() + second.size()));
  }

  /**
   * Where the people of a newborn cluster stood before, scaled up from the sample. Who was there as
   * early as the typical member that stays comes from the cluster itself.
   */
  SortedMap<Long, Long> origins(long people, long within) {
    long[] sinces = first.stream().mapToLong(Sample::since).sorted().toArray();
    long typical = sinces[sinces.length / 2];
    SortedMap<Long, Long> counts = new TreeMap<>();
    for (Sample sample : second) {
      counts.merge(sample.since() <= typical ? within : sample.from(), 1L, Long::sum);
    }
    SortedMap<Long, Long> scaled = new TreeMap<>();
    counts.forEach(
        (cluster, count) ->
            scaled.put(cluster, Math.round((double) people * count / second.size())));
    return scaled;
  }
}
