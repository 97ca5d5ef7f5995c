package penchant.domain.clustering;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import penchant.domain.decay.DecayedSum;
import penchant.domain.decay.HalfLife;

/**
 * The totals of a cohort's users that stand in one cluster (or in none): how many have a vector,
 * the exact sum of their centred vectors, and the decayed sums of what all of them did.
 *
 * <p>Each number carries the version at which it last changed, so that a coordinator that has seen
 * version {@code v} is told only what came after.
 */
final class GroupTotals {

  private long members;
  private final VectorSum sum;
  private boolean membersChanged;
  private long membersVersion;
  private boolean touched = true;

  private int[] numbers = new int[0];
  private double[] masses = new double[0];
  private long[] landmarks = new long[0];
  private long[] versions = new long[0];

  GroupTotals(int dimensions) {
    sum = VectorSum.zero(dimensions);
  }

  long members() {
    return members;
  }

  VectorSum sum() {
    return sum;
  }

  /** A user came; the caller adds the vector, unless the user stands in no cluster. */
  void joined() {
    members++;
    membersChanged = true;
  }

  void left() {
    members--;
    membersChanged = true;
  }

  /** The deeds of a member changed, or a member came or went. */
  void touch() {
    touched = true;
  }

  boolean isTouched() {
    return touched;
  }

  boolean hasNews() {
    return touched || membersChanged;
  }

  long membersVersion() {
    return membersVersion;
  }

  /** Whether nothing is left here, not even sums of zero that somebody must be told of. */
  boolean isVacant() {
    return members == 0 && numbers.length == 0 && !hasNews();
  }

  void stampMembers(long version) {
    if (membersChanged) {
      membersVersion = version;
      membersChanged = false;
    }
  }

  /** Takes over freshly counted sums; those that differ from before get the version. */
  void recounted(Recount recount, long version) {
    int[] counted = recount.numbers();
    int[] union = union(numbers, counted);
    double[] newMasses = new double[union.length];
    long[] newLandmarks = new long[union.length];
    long[] newVersions = new long[union.length];
    int old = 0;
    for (int i = 0; i < union.length; i++) {
      boolean known = old < numbers.length && numbers[old] == union[i];
      newMasses[i] = recount.mass(union[i]);
      newLandmarks[i] = recount.landmark(union[i]);
      boolean same = known && masses[old] == newMasses[i] && landmarks[old] == newLandmarks[i];
      newVersions[i] = same ? versions[old] : version;
      if (known) {
        old++;
      }
    }
    numbers = union;
    masses = newMasses;
    landmarks = newLandmarks;
    versions = newVersions;
    touched = false;
  }

  /** Forgets keys that nobody here has any more and that have been told of up to the version. */
  void forgetZerosUpTo(long version) {
    int kept = 0;
    for (int i = 0; i < numbers.length; i++) {
      if (landmarks[i] != Long.MIN_VALUE || versions[i] > version) {
        numbers[kept] = numbers[i];
        masses[kept] = masses[i];
        landmarks[kept] = landmarks[i];
        versions[kept] = versions[i];
        kept++;
      }
    }
    numbers = Arrays.copyOf(numbers, kept);
    masses = Arrays.copyOf(masses, kept);
    landmarks = Arrays.copyOf(landmarks, kept);
    versions = Arrays.copyOf(versions, kept);
  }

  /** The sums that changed after the version; {@link DecayedSum#ZERO} where nothing is left. */
  Map<String, DecayedSum> deedsAfter(long version, DeedKeys keys) {
    Map<String, DecayedSum> changed = new HashMap<>();
    for (int i = 0; i < numbers.length; i++) {
      if (versions[i] > version) {
        changed.put(keys.key(numbers[i]), new DecayedSum(masses[i], landmarks[i]));
      }
    }
    return changed;
  }

  private static int[] union(int[] left, int[] right) {
    int[] union = new int[left.length + right.length];
    int size = 0;
    int l = 0;
    int r = 0;
    while (l < left.length || r < right.length) {
      if (r == right.length || (l < left.length && left[l] < right[r])) {
        union[size++] = left[l++];
      } else {
        if (l < left.length && left[l] == right[r]) {
          l++;
        }
        union[size++] = right[r++];
      }
    }
    return Arrays.copyOf(union, size);
  }

  /** Adds up the deeds of a group's members, key by key; used again for one group after another. */
  static final class Recount {

    private final double[] masses;
    private final long[] landmarks;
    private final HalfLife halfLife;
    private int distinct;

    Recount(int keys, HalfLife halfLife) {
      this.masses = new double[keys];
      this.landmarks = new long[keys];
      this.halfLife = halfLife;
      clear();
    }

    void clear() {
      Arrays.fill(masses, 0);
      Arrays.fill(landmarks, Long.MIN_VALUE);
      distinct = 0;
    }

    void add(DeedSums deeds) {
      for (int i = 0; i < deeds.size(); i++) {
        if (deeds.mass(i) == 0) {
          continue;
        }
        int number = deeds.number(i);
        if (landmarks[number] == Long.MIN_VALUE) {
          distinct++;
        }
        DecayedSum sum =
            new DecayedSum(masses[number], landmarks[number])
                .plus(deeds.mass(i), deeds.landmark(i), halfLife);
        masses[number] = sum.mass();
        landmarks[number] = sum.landmarkMillis();
      }
    }

    int[] numbers() {
      int[] numbers = new int[distinct];
      int size = 0;
      for (int i = 0; i < landmarks.length; i++) {
        if (landmarks[i] != Long.MIN_VALUE) {
          numbers[size++] = i;
        }
      }
      return numbers;
    }

    double mass(int number) {
      return masses[number];
    }

    long landmark(int number) {
      return landmarks[number];
    }
  }
}
