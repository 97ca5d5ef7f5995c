package penchant.domain.clustering;

import java.util.Arrays;
import penchant.domain.decay.DecayedSum;
import penchant.domain.decay.HalfLife;

/** One user's sums by the numbers of their keys, in arrays sorted by number: 28 bytes each. */
final class DeedSums {

  private int[] numbers = new int[0];
  private double[] masses = new double[0];
  private long[] landmarks = new long[0];
  private long[] totals = new long[0];
  private int size;

  int size() {
    return size;
  }

  int number(int index) {
    return numbers[index];
  }

  double mass(int index) {
    return masses[index];
  }

  long landmark(int index) {
    return landmarks[index];
  }

  long total(int index) {
    return totals[index];
  }

  /** What weighs nothing says that the user met the thing, once. */
  void add(int number, double weight, long atMillis, HalfLife halfLife) {
    if (weight != 0 || find(number) < 0) {
      put(number, get(number).plus(weight, atMillis, halfLife));
    }
  }

  DeedSum get(int number) {
    int index = find(number);
    return index < 0
        ? DeedSum.ZERO
        : new DeedSum(new DecayedSum(masses[index], landmarks[index]), totals[index]);
  }

  void put(int number, DeedSum sum) {
    int index = find(number);
    if (index < 0) {
      index = -index - 1;
      makeRoomAt(index);
      numbers[index] = number;
    }
    masses[index] = sum.decayed().mass();
    landmarks[index] = sum.decayed().landmarkMillis();
    totals[index] = sum.total();
  }

  private int find(int number) {
    return Arrays.binarySearch(numbers, 0, size, number);
  }

  private void makeRoomAt(int index) {
    if (size == numbers.length) {
      int capacity = Math.max(4, size + size / 2);
      numbers = Arrays.copyOf(numbers, capacity);
      masses = Arrays.copyOf(masses, capacity);
      landmarks = Arrays.copyOf(landmarks, capacity);
      totals = Arrays.copyOf(totals, capacity);
    }
    System.arraycopy(numbers, index, numbers, index + 1, size - index);
    System.arraycopy(masses, index, masses, index + 1, size - index);
    System.arraycopy(landmarks, index, landmarks, index + 1, size - index);
    System.arraycopy(totals, index, totals, index + 1, size - index);
    size++;
  }
}
