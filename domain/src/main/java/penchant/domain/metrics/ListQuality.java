package penchant.domain.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import penchant.domain.vector.Embedding;

/**
 * What lists are like besides being right: means over people, each of the first ten of a list. How
 * far its items lie apart, how unexpected they are, and how far its mix is from the person's.
 */
public final class ListQuality {

  private static final int TOP = 10;

  private final Function<String, Optional<Embedding>> vectors;
  private final Function<String, Optional<Long>> kinds;
  private final Surprise surprise;
  private final List<Double> distances = new ArrayList<>();
  private final List<Double> novelties = new ArrayList<>();
  private final List<Double> divergences = new ArrayList<>();

  /**
   * @param vectors of items, for the distance between two: 1 less their cosine
   * @param kinds of items: the clusters that they are nearest to
   */
  public ListQuality(
      Function<String, Optional<Embedding>> vectors,
      Function<String, Optional<Long>> kinds,
      Surprise surprise) {
    this.vectors = vectors;
    this.kinds = kinds;
    this.surprise = surprise;
  }

  /**
   * Takes in the list of one person.
   *
   * @param list best first
   * @param wanted the person's mix of kinds, empty where it is not known
   */
  public void add(List<String> list, SortedMap<Long, Double> wanted) {
    List<String> top = list.subList(0, Math.min(TOP, list.size()));
    if (top.isEmpty()) {
      return;
    }
    distance(top).ifPresent(distances::add);
    novelties.add(top.stream().mapToDouble(surprise::of).average().orElse(0));
    if (!wanted.isEmpty()) {
      Map<Long, Integer> counts = new TreeMap<>();
      top.forEach(item -> kinds.apply(item).ifPresent(kind -> counts.merge(kind, 1, Integer::sum)));
      divergences.add(Divergence.of(wanted, counts, top.size()));
    }
  }

  private Optional<Double> distance(List<String> top) {
    List<Embedding> known =
        top.stream().map(vectors).filter(Optional::isPresent).map(Optional::get).toList();
    double sum = 0;
    int pairs = 0;
    for (int i = 0; i < known.size(); i++) {
      for (int j = 0; j < i; j++) {
        sum += 1 - known.get(i).cosine(known.get(j));
        pairs++;
      }
    }
    return pairs == 0 ? Optional.empty() : Optional.of(sum / pairs);
  }

  /** Mean distance between two items of a list, 0 for copies to 2. */
  public double distance() {
    return Estimate.of(distances).mean();
  }

  /** Mean self-information of the items, in bits. */
  public double novelty() {
    return Estimate.of(novelties).mean();
  }

  /** Mean divergence of a list's mix from what the person wants; 0 where nobody's is known. */
  public double divergence() {
    return Estimate.of(divergences).mean();
  }
}
