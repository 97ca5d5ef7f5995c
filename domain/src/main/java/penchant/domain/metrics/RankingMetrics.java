package penchant.domain.metrics;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Means over people of how well their lists foresaw what they did: full ranking, binary relevance,
 * discount {@code 1 / log2(place + 1)} with places from 1.
 */
public final class RankingMetrics {

  private static final int TOP = 10;
  private static final int RECALL = 20;

  private final Set<String> topItems = new HashSet<>();
  private final List<Double> gains = new ArrayList<>();
  private double hits;
  private double recall;
  private double reciprocalRank;

  /**
   * Takes in one person.
   *
   * @param list best first
   * @param relevant what the person did afterwards, at least one item
   */
  public void add(List<String> list, Set<String> relevant) {
    List<String> top = list.subList(0, Math.min(TOP, list.size()));
    topItems.addAll(top);
    gains.add(ndcg(list, relevant));
    hits += top.stream().anyMatch(relevant::contains) ? 1 : 0;
    recall +=
        list.stream().limit(RECALL).filter(relevant::contains).count() / (double) relevant.size();
    for (int place = 0; place < list.size(); place++) {
      if (relevant.contains(list.get(place))) {
        reciprocalRank += 1.0 / (place + 1);
        break;
      }
    }
  }

  /**
   * Normalised discounted cumulative gain of the first ten for one person.
   *
   * @param list best first
   * @param relevant at least one item
   */
  public static double ndcg(List<String> list, Set<String> relevant) {
    double gain = 0;
    double ideal = 0;
    for (int place = 0; place < TOP; place++) {
      double discount = Math.log(2) / Math.log(place + 2);
      if (place < relevant.size()) {
        ideal += discount;
      }
      if (place < list.size() && relevant.contains(list.get(place))) {
        gain += discount;
      }
    }
    return gain / ideal;
  }

  public int people() {
    return gains.size();
  }

  /** Normalised discounted cumulative gain of the first ten. */
  public double ndcg() {
    return ndcgEstimate().mean();
  }

  /** The same, with how far it may be off. */
  public Estimate ndcgEstimate() {
    return Estimate.of(gains);
  }

  /**
   * By how much the gain of each person lies above that in {@code other}, on the average. People
   * differ far more than methods do, so this is known better than either mean.
   *
   * @param other over the same people, added in the same order
   */
  public Estimate lead(RankingMetrics other) {
    if (other.people() != people()) {
      throw new IllegalArgumentException(
          "%d people cannot be compared with %d, one by one".formatted(people(), other.people()));
    }
    List<Double> leads = new ArrayList<>(people());
    for (int i = 0; i < people(); i++) {
      leads.add(gains.get(i) - other.gains.get(i));
    }
    return Estimate.of(leads);
  }

  /** Share of the people with a relevant item among the first ten. */
  public double hitRate() {
    return mean(hits);
  }

  /** Share of the relevant items that are among the first twenty. */
  public double recall() {
    return mean(recall);
  }

  /** Mean of one over the place of the first relevant item; 0 for none. */
  public double reciprocalRank() {
    return mean(reciprocalRank);
  }

  /** Different items among all the first tens. */
  public int coverage() {
    return topItems.size();
  }

  private double mean(double sum) {
    return people() == 0 ? 0 : sum / people();
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "ndcg@10 %.4f, hr@10 %.4f, recall@20 %.4f, coverage@10 %d, %d people",
        ndcg(),
        hitRate(),
        recall(),
        coverage(),
        people());
  }
}
