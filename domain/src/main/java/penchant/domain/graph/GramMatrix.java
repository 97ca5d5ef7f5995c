package penchant.domain.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import penchant.domain.interest.SeenItems;

/**
 * The Gram matrix of people's rows: for every two items the sum, over all people, of the product of
 * what each counts in the person's row. It is made over the items with support enough.
 */
public final class GramMatrix {

  private final InteractionMatrix people;
  private final GraphSettings settings;
  private final long nowMillis;
  private final Map<Long, String> ids = new HashMap<>();

  /**
   * @param known ids of the items that may be recommended; others are left out
   * @param nowMillis as of when rows have faded, epoch milliseconds
   */
  public GramMatrix(
      InteractionMatrix people, GraphSettings settings, Iterable<String> known, long nowMillis) {
    this.people = people;
    this.settings = settings;
    this.nowMillis = nowMillis;
    known.forEach(id -> ids.put(SeenItems.fingerprint(id), id));
  }

  /** How many items have support enough, at most as many as the settings say. */
  public int items() {
    return supported().length;
  }

  /** The fingerprints of the items with support enough, ascending. */
  long[] supported() {
    Map<Long, Integer> support = new HashMap<>();
    people.forEach(
        row -> {
          for (int i = 0; i < row.size(); i++) {
            if (ids.containsKey(row.item(i))) {
              support.merge(row.item(i), 1, Integer::sum);
            }
          }
        });
    return support.entrySet().stream()
        .filter(entry -> entry.getValue() >= settings.leastSupport())
        .sorted(
            Comparator.comparingInt((Map.Entry<Long, Integer> entry) -> -entry.getValue())
                .thenComparing(Map.Entry::getKey))
        .limit(settings.mostItems())
        .mapToLong(Map.Entry::getKey)
        .sorted()
        .toArray();
  }

  /**
   * What is added to the diagonal. Of a sample the sums are smaller by as much as one of it stands
   * for, and so is this: the graph is that of all people, as near as the sample tells.
   */
  double ridge() {
    return settings.ridge() / people.oneStandsFor();
  }

  /** The id of the item of that fingerprint. */
  String id(long item) {
    return ids.getOrDefault(item, "");
  }

  /**
   * The matrix over {@code chosen}, in their order.
   *
   * @param chosen fingerprints, ascending
   */
  DMatrixRMaj over(long[] chosen) {
    DMatrixRMaj gram = new DMatrixRMaj(chosen.length, chosen.length);
    people.forEach(row -> addTo(gram, row(chosen, row)));
    for (int i = 0; i < chosen.length; i++) {
      for (int j = 0; j < i; j++) {
        gram.unsafe_set(i, j, gram.unsafe_get(j, i));
      }
    }
    return gram;
  }

  /**
   * The same, a column at a time.
   *
   * @param chosen fingerprints, ascending
   */
  GramColumns columns(long[] chosen) {
    List<Row> rows = new ArrayList<>();
    people.forEach(row -> rows.add(row(chosen, row)));
    return new GramColumns(
        rows.stream().map(row -> row.places).toArray(int[][]::new),
        rows.stream().map(row -> row.values).toArray(double[][]::new),
        chosen.length);
  }

  /** A person's row as far as it is in the matrix. */
  private static final class Row {
    final int[] places;
    final double[] values;

    /**
     * @param places ascending
     * @param values what each counts
     */
    Row(int[] places, double[] values) {
      this.places = places;
      this.values = values;
    }
  }

  private Row row(long[] chosen, Interactions own) {
    int[] places = new int[own.size()];
    double[] values = new double[own.size()];
    int n = 0;
    for (int i = 0; i < own.size(); i++) {
      int place = Arrays.binarySearch(chosen, own.item(i));
      if (place >= 0) {
        places[n] = place;
        values[n++] = settings.rows().of(own.mass(i), nowMillis - own.newestMillis(i));
      }
    }
    return new Row(Arrays.copyOf(places, n), Arrays.copyOf(values, n));
  }

  /** The upper triangle only. */
  private static void addTo(DMatrixRMaj gram, Row row) {
    int[] places = row.places;
    double[] own = row.values;
    for (int a = 0; a < places.length; a++) {
      int start = places[a] * gram.numCols;
      for (int b = a; b < places.length; b++) {
        gram.data[start + places[b]] += own[a] * own[b];
      }
    }
  }
}
