package penchant.domain.graph;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The weights from one item of a graph to others: to all of them, or to some. Immutable. */
public final class Links {

  /** Where each weight leads to, ascending; null where each leads to the place it stands at. */
  private final int @Nullable [] places;

  private final float[] weights;

  private Links(int @Nullable [] places, float[] weights) {
    this.places = places;
    this.weights = weights;
  }

  /**
   * To every item of the graph.
   *
   * @param weights by place; not copied
   */
  public static Links toAll(float[] weights) {
    return new Links(null, weights);
  }

  /**
   * To some items of the graph.
   *
   * @param places of these, ascending; not copied
   * @param weights to each; not copied
   */
  public static Links toSome(int[] places, float[] weights) {
    if (places.length != weights.length) {
      throw new IllegalArgumentException(
          "%d links have %d weights".formatted(places.length, weights.length));
    }
    for (int i = 0; i < places.length; i++) {
      if (places[i] < 0 || (i > 0 && places[i] <= places[i - 1])) {
        throw new IllegalArgumentException("links lead to places in ascending order");
      }
    }
    return new Links(places, weights);
  }

  /** Whether they lead to every item of the graph. */
  public boolean isToAll() {
    return places == null;
  }

  /** How many there are. */
  public int size() {
    return weights.length;
  }

  /** The place to which the one of that number leads. */
  public int place(int number) {
    return places == null ? number : places[number];
  }

  /** All weights, in the order of their places; not to be changed. */
  public float[] weights() {
    return weights;
  }

  /** Whether a graph of so many items can hold them. */
  boolean fit(int items) {
    return places == null
        ? weights.length == items
        : places.length == 0 || places[places.length - 1] < items;
  }

  /** The weight to the item at a place, 0 where none leads there. */
  double to(int place) {
    int number = places == null ? place : Arrays.binarySearch(places, place);
    return number < 0 ? 0 : weights[number];
  }

  /** Adds what they give to every item, {@code value} times. */
  void addTo(double[] scores, double value) {
    if (places == null) {
      for (int i = 0; i < weights.length; i++) {
        scores[i] += value * weights[i];
      }
    } else {
      for (int i = 0; i < weights.length; i++) {
        scores[places[i]] += value * weights[i];
      }
    }
  }
}
