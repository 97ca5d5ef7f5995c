package penchant.domain.graph;

import java.util.Arrays;
import java.util.Comparator;
import org.ejml.data.DMatrixRMaj;

/**
 * The Gram matrix a column at a time, for more items than a whole matrix has room for: memory grows
 * with the pairs of people and items, not with the square of the items. Not for several threads.
 */
final class GramColumns {

  /** What people have together with an item. */
  interface Strength {
    /**
     * How much one counts.
     *
     * @param other its place
     * @param product what the Gram matrix holds for the two, above 0
     */
    double of(int other, double product);
  }

  /** Some of the column of an item. */
  static final class Column {
    private final int[] places;
    private final double[] products;

    private Column(int[] places, double[] products) {
      this.places = places;
      this.products = products;
    }

    /** Of other items, ascending; not to be changed. */
    int[] places() {
      return places;
    }

    /** What the Gram matrix holds for each; not to be changed. */
    double[] products() {
      return products;
    }
  }

  private record Candidate(int place, double strength) {}

  private static final Comparator<Candidate> STRONGEST_FIRST =
      Comparator.comparingDouble(Candidate::strength).reversed().thenComparing(Candidate::place);

  private final int[][] itemsOf;
  private final double[][] valuesOf;
  private final int[][] peopleWith;
  private final double[][] valuesIn;
  private final double[] diagonal;
  private final double[] sums;
  private final double[] ofPerson;

  /**
   * @param itemsOf of each person the places of the items, ascending
   * @param valuesOf what each counts
   * @param items how many there are
   */
  GramColumns(int[][] itemsOf, double[][] valuesOf, int items) {
    this.itemsOf = itemsOf;
    this.valuesOf = valuesOf;
    int[] many = new int[items];
    for (int[] row : itemsOf) {
      for (int item : row) {
        many[item]++;
      }
    }
    peopleWith = new int[items][];
    valuesIn = new double[items][];
    for (int item = 0; item < items; item++) {
      peopleWith[item] = new int[many[item]];
      valuesIn[item] = new double[many[item]];
    }
    diagonal = new double[items];
    int[] filled = new int[items];
    for (int person = 0; person < itemsOf.length; person++) {
      for (int i = 0; i < itemsOf[person].length; i++) {
        int item = itemsOf[person][i];
        double value = valuesOf[person][i];
        peopleWith[item][filled[item]] = person;
        valuesIn[item][filled[item]++] = value;
        diagonal[item] += value * value;
      }
    }
    sums = new double[items];
    ofPerson = new double[itemsOf.length];
  }

  /** What the matrix holds for an item with itself. */
  double diagonal(int place) {
    return diagonal[place];
  }

  /** Of the others that somebody has together with the item those of the highest strengths. */
  Column strongest(int place, int most, Strength strength) {
    Arrays.fill(sums, 0);
    for (int i = 0; i < peopleWith[place].length; i++) {
      int person = peopleWith[place][i];
      double value = valuesIn[place][i];
      for (int j = 0; j < itemsOf[person].length; j++) {
        sums[itemsOf[person][j]] += value * valuesOf[person][j];
      }
    }
    Best<Candidate> best = new Best<>(most, STRONGEST_FIRST);
    for (int other = 0; other < sums.length; other++) {
      if (other != place && sums[other] > 0) {
        best.offer(new Candidate(other, strength.of(other, sums[other])));
      }
    }
    int[] places = best.inOrder().stream().mapToInt(Candidate::place).sorted().toArray();
    return new Column(places, Arrays.stream(places).mapToDouble(other -> sums[other]).toArray());
  }

  /** The matrix over some items, in their order. */
  DMatrixRMaj over(int[] places) {
    int n = places.length;
    DMatrixRMaj gram = new DMatrixRMaj(n, n);
    for (int a = 0; a < n; a++) {
      int[] people = peopleWith[places[a]];
      for (int i = 0; i < people.length; i++) {
        ofPerson[people[i]] = valuesIn[places[a]][i];
      }
      for (int b = a; b < n; b++) {
        double sum = product(places[b]);
        gram.unsafe_set(a, b, sum);
        gram.unsafe_set(b, a, sum);
      }
      for (int person : people) {
        ofPerson[person] = 0;
      }
    }
    return gram;
  }

  private double product(int place) {
    int[] people = peopleWith[place];
    double[] values = valuesIn[place];
    double sum = 0;
    for (int i = 0; i < people.length; i++) {
      sum += ofPerson[people[i]] * values[i];
    }
    return sum;
  }
}
