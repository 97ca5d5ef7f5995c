package penchant.domain.clustering;

import java.util.Arrays;
import penchant.domain.decay.DecayedSum;
import penchant.domain.decay.HalfLife;

/**
 * One user's decayed sums by the numbers of their keys, in arrays sorted by number: 20 bytes each.
 */
final class DeedSums {

  private int[] numbers = new int[0];
  private double[] masses = new double[0];
  private long[] landmarks = new long[0];
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

  void add(int number, double weight, long atMillis, HalfLife halfLife) {
    put(number, get(number).plus(weight, atMillis, halfLife));
  }

  DecayedSum get(int number) {
    int index = Arrays.binarySearch(numbers, 0, size, number);
    return index < 0 ? DecayedSum.ZERO : new DecayedSum(masses[index], landmarks[index]);
  }

  void put(int number, DecayedSum sum) {
    int index = Arrays.binarySearch(numbers, 0, size, number);
    if (index < 0) {
      index = -index - 1;
      makeRoomAt(index);
      numbers[index] = number;
    }
    masses[index] = sum.mass();
    landmarks[index] = sum.landmarkMillis();
  }

  private void makeRoomAt(int index) {
    if (size == numbers.length) {
      int capacity = Math.max(4, size + size / 2);
      numbers = Arrays.copyOf(numbers, capacity);
      masses = Arrays.copyOf(masses, capacity);
      landmarks = Arrays.copyOf(landmarks, capacity);
    }
    System.arraycopy(numbers, index, numbers, index + 1, size - index);
    System.arraycopy(masses, index, masses, index + 1, size - index);
    System.arraycopy(landmarks, index, landmarks, index + 1, size - index);
    size++;
  }
}
