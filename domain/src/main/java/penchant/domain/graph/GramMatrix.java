package penchant.domain.graph;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
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
  private final Map<Long, String> ids = new HashMap<>();

  /**
   * @param known ids of the items that may be recommended; others are left out
   */
  public GramMatrix(InteractionMatrix people, GraphSettings settings, Iterable<String> known) {
    this.people = people;
    this.settings = settings;
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
    people.forEach(row -> addTo(gram, chosen, row));
    for (int i = 0; i < chosen.length; i++) {
      for (int j = 0; j < i; j++) {
        gram.unsafe_set(i, j, gram.unsafe_get(j, i));
      }
    }
    return gram;
  }

  /** The upper triangle only. */
  private void addTo(DMatrixRMaj gram, long[] chosen, Interactions row) {
    int[] places = new int[row.size()];
    double[] own = new double[row.size()];
    int n = 0;
    for (int i = 0; i < row.size(); i++) {
      int place = Arrays.binarySearch(chosen, row.item(i));
      if (place >= 0) {
        places[n] = place;
        own[n++] = settings.value(row.mass(i));
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
