package penchant.domain.clustering;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * Finds the cluster of a row again after centroids moved, and asks only those centroids that may
 * have come nearest (Elkan, Using the Triangle Inequality to Accelerate k-Means, ICML 2003).
 *
 * <p>A row remembers how far each centroid was when it last looked, at least, and how far its own
 * was, at most. Since then a centroid has come nearer by no more than it has moved. While no other
 * can be nearer than the own one, the row is not looked at; else only those are that can. What
 * comes out is what looking at all of them would give.
 *
 * <p>Distances are angles: between vectors that are almost at right angles, as those of people and
 * other people's centroids are, a step of a centroid changes the angle by less of what matters than
 * the length of the chord. How far each centroid has moved is summed up in a slot of its own; a row
 * keeps what it knows relative to that, so centroids may move any number of times before it is
 * asked.
 *
 * <p>Mutable; owned by one table.
 */
final class Assignment {

  /** Further than any two vectors are apart, so that what was known of a slot says nothing. */
  private static final double BEYOND = 4;

  /** Lengths of unit vectors and their products are rounded: a cosine may be off by so much. */
  private static final double ROUNDING = 5e-6;

  private final double stickiness;
  private final Map<Long, Integer> slots = new HashMap<>();
  private final Deque<Integer> free = new ArrayDeque<>();
  private Centroids centroids = Centroids.NONE;
  private int[] slotAt = new int[0];
  private double[] moved = new double[0];
  private int epoch;
  private long multiplyAdds;

  /**
   * @param stickiness a row stays in its cluster unless another is nearer by more than this, as a
   *     cosine
   */
  Assignment(double stickiness) {
    this.stickiness = stickiness;
  }

  /** What a row knows of the angles to the centroids. */
  static final class Distances {

    private float[] known = new float[0];
    private int epoch = -1;

    /** The row has another vector. */
    void forget() {
      epoch = -1;
    }
  }

  /** What it has cost so far to look at centroids. */
  long multiplyAdds() {
    return multiplyAdds;
  }

  /** Takes in other centroids. */
  void follow(Centroids next) {
    boolean sameSpace =
        next.dimensions() == centroids.dimensions() && next.mean().equals(centroids.mean());
    if (!sameSpace) {
      epoch++;
      slots.clear();
      free.clear();
      moved = new double[0];
    }
    slots.forEach((id, slot) -> addIfGone(id, slot, next));
    slots.keySet().removeIf(id -> !next.contains(id));
    int[] nextSlots = new int[next.size()];
    for (int j = 0; j < nextSlots.length; j++) {
      nextSlots[j] = slotFor(next, j);
    }
    slotAt = nextSlots;
    centroids = next;
  }

  private void addIfGone(long id, int slot, Centroids next) {
    if (!next.contains(id)) {
      free.add(slot);
    }
  }

  private int slotFor(Centroids next, int position) {
    long id = next.idAt(position);
    Integer known = slots.get(id);
    if (known != null) {
      double angle = next.angle(position, centroids, centroids.position(id));
      moved[known] += angle > 0 ? angle + ROUNDING : 0;
      multiplyAdds += next.dimensions();
      return known;
    }
    int slot = free.isEmpty() ? moved.length : free.remove();
    if (slot == moved.length) {
      moved = Arrays.copyOf(moved, slot + 1);
    }
    moved[slot] += BEYOND;
    slots.put(id, slot);
    return slot;
  }

  /** Whether what the row knows is of its vector, of these centroids, and of where it stands. */
  boolean knows(Distances row, long standing) {
    return row.epoch == epoch && centroids.contains(standing);
  }

  /** Whether the row surely stays where it stands; costs nothing. */
  boolean isSettled(Distances row, long standing) {
    if (!knows(row, standing)) {
      return false;
    }
    int own = centroids.position(standing);
    double farthest = Math.min(Math.PI, row.known[slotAt[own]] + moved[slotAt[own]]);
    double needed = needed(Math.cos(farthest));
    for (int j = 0; j < slotAt.length; j++) {
      if (j != own && mayBeWithin(needed, row, slotAt[j])) {
        return false;
      }
    }
    return true;
  }

  /**
   * The cluster of a row.
   *
   * @param centred its vector
   * @param row what it knows, which is brought up to date
   * @param standing where it stood
   */
  long find(float[] centred, Distances row, long standing) {
    if (centroids.isEmpty()) {
      return Centroids.NO_CLUSTER;
    }
    int own = centroids.position(standing);
    boolean isNew = row.epoch != epoch;
    row.epoch = epoch;
    if (isNew) {
      row.known = new float[moved.length];
    } else if (row.known.length < moved.length) {
      row.known = Arrays.copyOf(row.known, moved.length);
    }
    double ownCosine = own < 0 ? Double.NEGATIVE_INFINITY : look(centred, row, own);
    double needed = own < 0 ? Double.POSITIVE_INFINITY : needed(ownCosine - ROUNDING);
    int best = own;
    double bestCosine = ownCosine;
    for (int j = 0; j < slotAt.length; j++) {
      if (j != own && (isNew || mayBeWithin(needed, row, slotAt[j]))) {
        double cosine = look(centred, row, j);
        if (cosine > bestCosine) {
          best = j;
          bestCosine = cosine;
        }
      }
    }
    if (ownCosine >= bestCosine - stickiness) {
      best = own;
      bestCosine = ownCosine;
    }
    row.known[slotAt[best]] =
        Math.nextUp((float) (angle(bestCosine - ROUNDING) - moved[slotAt[best]]));
    return centroids.idAt(best);
  }

  /** The cosine to a centroid, of which the row remembers the least angle. */
  private double look(float[] vector, Distances row, int position) {
    double cosine = centroids.cosine(position, vector);
    multiplyAdds += vector.length;
    int slot = slotAt[position];
    row.known[slot] = Math.nextDown((float) (angle(cosine + ROUNDING) + moved[slot]));
    return cosine;
  }

  private static double angle(double cosine) {
    return Math.acos(Math.max(-1, Math.min(1, cosine)));
  }

  /** What is at least so far away cannot take the row from a cluster at that cosine. */
  private double needed(double ownCosine) {
    return angle(ownCosine + stickiness);
  }

  private boolean mayBeWithin(double needed, Distances row, int slot) {
    return slot >= row.known.length || row.known[slot] - moved[slot] < needed;
  }
}
