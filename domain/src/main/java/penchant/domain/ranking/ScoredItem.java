package penchant.domain.ranking;

import java.util.Comparator;
import java.util.SortedMap;
import java.util.TreeMap;
import penchant.domain.catalogue.Item;

/** An item with the parts of its score, as they are added: the order is that of {@link Part}. */
record ScoredItem(
    Item item,
    double attention,
    double cluster,
    double context,
    double foresight,
    double fresh,
    double graph,
    double interest,
    double negative,
    double popularity,
    double shortTerm) {

  static final Comparator<ScoredItem> BEST_FIRST =
      Comparator.comparingDouble(ScoredItem::score)
          .reversed()
          .thenComparing(scored -> scored.item().id());

  /** From the values of the parts, in the order of {@link Part}. */
  static ScoredItem of(Item item, double[] parts) {
    return new ScoredItem(
        item,
        parts[Part.ATTENTION.place()],
        parts[Part.CLUSTER.place()],
        parts[Part.CONTEXT.place()],
        parts[Part.FORESIGHT.place()],
        parts[Part.FRESH.place()],
        parts[Part.GRAPH.place()],
        parts[Part.INTEREST.place()],
        parts[Part.NEGATIVE.place()],
        parts[Part.POPULARITY.place()],
        parts[Part.SHORT.place()]);
  }

  double score() {
    return attention
        + cluster
        + context
        + foresight
        + fresh
        + graph
        + interest
        + negative
        + popularity
        + shortTerm;
  }

  double part(Part part) {
    return switch (part) {
      case ATTENTION -> attention;
      case CLUSTER -> cluster;
      case CONTEXT -> context;
      case FORESIGHT -> foresight;
      case FRESH -> fresh;
      case GRAPH -> graph;
      case INTEREST -> interest;
      case NEGATIVE -> negative;
      case POPULARITY -> popularity;
      case SHORT -> shortTerm;
    };
  }

  SortedMap<String, Double> parts() {
    SortedMap<String, Double> named = new TreeMap<>();
    for (Part part : Part.values()) {
      named.put(part.label(), part(part));
    }
    return named;
  }
}
