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
 * what each counts in the person's row. A sum over people, so slices of the population add up.
 *
 * <p>Rows are kept until the items are chosen: which have support enough is known only at the end.
 */
public final class GramMatrix {

  private final GraphSettings settings;
  private final Map<Long, String> ids = new HashMap<>();
  private final List<long[]> items = new ArrayList<>();
  private final List<double[]> values = new ArrayList<>();

  /**
   * @param known ids of the items that may be recommended; others are left out
   */
  public GramMatrix(GraphSettings settings, Iterable<String> known) {
    this.settings = settings;
    known.forEach(id -> ids.put(SeenItems.fingerprint(id), id));
  }

  /** Takes in the row of one person. */
  public void add(SeenItems row) {
    long[] fingerprints = row.toSortedArray();
    double[] masses = row.masses();
    double[] own = new double[masses.length];
    for (int i = 0; i < own.length; i++) {
      own[i] = settings.value(masses[i]);
    }
    items.add(fingerprints);
    values.add(own);
  }

  /** People taken in. */
  public int people() {
    return items.size();
  }

  /** The fingerprints of the items with support enough, ascending. */
  long[] supported() {
    Map<Long, Integer> support = new HashMap<>();
    for (long[] row : items) {
      for (long item : row) {
        if (ids.containsKey(item)) {
          support.merge(item, 1, Integer::sum);
        }
      }
    }
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
    for (int person = 0; person < items.size(); person++) {
      addTo(gram, chosen, items.get(person), values.get(person));
    }
    for (int i = 0; i < chosen.length; i++) {
      for (int j = 0; j < i; j++) {
        gram.unsafe_set(i, j, gram.unsafe_get(j, i));
      }
    }
    return gram;
  }

  /** The upper triangle only. */
  private static void addTo(DMatrixRMaj gram, long[] chosen, long[] row, double[] value) {
    int[] places = new int[row.length];
    double[] own = new double[row.length];
    int n = 0;
    for (int i = 0; i < row.length; i++) {
      int place = Arrays.binarySearch(chosen, row[i]);
      if (place >= 0) {
        places[n] = place;
        own[n++] = value[i];
      }
    }
    for (int a = 0; a < n; a++) {
      int start = places[a] * chosen.length;
      for (int b = a; b < n; b++) {
        gram.data[start + places[b]] += own[a] * own[b];
      }
    }
  }
}
