package penchant.domain.clustering;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import penchant.domain.clustering.theta.Foresight;
import penchant.domain.decay.HalfLife;
import penchant.domain.graph.InteractionsPage;
import penchant.domain.vector.Embedding;
import penchant.domain.vector.QuantisedVector;

/**
 * The rows of one cohort and their totals by cluster.
 *
 * <p>A contribution is absolute and carries a sequence number, and only a higher one wins, so one
 * that comes twice or late does no harm. Its deeds are sums over facts; they are taken only if they
 * follow the row without a gap. Counts and vector sums are kept up to date exactly, by taking out
 * the old and putting in the new; decayed sums are counted again over the rows of each cluster that
 * was touched, so they stay right when people move from one cluster to another.
 *
 * <p>Rows are visited in order of user ids, so equal rows give equal totals whatever order they
 * came in.
 */
public final class CohortTable {

  private final int dimensions;
  private final HalfLife popularityHalfLife;
  private final GrowingSums counters = new GrowingSums();
  private final DeedKeys keys = new DeedKeys();
  private final SortedMap<String, Row> rows = new TreeMap<>();
  private final SortedMap<Long, GroupTotals> groups = new TreeMap<>();
  private final Assignment assignment;
  private final LastDeeds lastDeeds = new LastDeeds(keys);
  private Centroids centroids = Centroids.NONE;
  private Mean mean = Mean.NONE;
  private @Nullable String nextToAssign;
  private long round;
  private long newestMillis = Long.MIN_VALUE;
  private long version;
  private long forgottenVersion;
  private boolean stirred = true;
  private long multiplyAdds;

  /**
   * @param dimensions of the vector space; a vector of another length counts as absent
   * @param stickiness who stands in a cluster stays there unless another is nearer by more than
   *     this, as a cosine
   */
  public CohortTable(int dimensions, HalfLife popularityHalfLife, double stickiness) {
    this.dimensions = dimensions;
    this.popularityHalfLife = popularityHalfLife;
    this.assignment = new Assignment(stickiness);
  }

  /** A table whose users always stand in the nearest cluster. */
  public CohortTable(int dimensions, HalfLife popularityHalfLife) {
    this(dimensions, popularityHalfLife, 0);
  }

  private static final Row NOBODY = new Row();

  private static final class Row {
    long sequence;
    @Nullable QuantisedVector longVector;
    boolean outdated;
    long cluster = Centroids.NO_CLUSTER;
    long from = Centroids.NO_CLUSTER;
    long since;

    /**
     * Read back and not assigned since; {@code from} is where the user stood when it was written.
     */
    boolean restored;

    /** Under which centroids it was assigned and summed. */
    long round = Centroids.NONE.round();

    Mean mean = Mean.NONE;
    final Assignment.Distances distances = new Assignment.Distances();
    final DeedSums deeds = new DeedSums();

    /** As {@link LastDeeds} gave it out; 0 before there are any deeds. */
    long stamp;
  }

  /** What became of a contribution. */
  public enum Outcome {
    /** It is in the table now. */
    TAKEN,
    /** The row was there already, or further. */
    DUPLICATE,
    /** Facts between the row and the contribution are missing; nothing changed. */
    GAP
  }

  /** Takes in a row as it was stored, at the start. */
  public void restore(CohortRow stored) {
    Row row = new Row();
    row.sequence = stored.sequence();
    row.outdated = stored.outdated();
    stored
        .deeds()
        .forEach(
            (key, sum) -> {
              row.deeds.put(keys.number(key), sum);
              newestMillis = Math.max(newestMillis, sum.decayed().landmarkMillis());
            });
    rows.put(stored.user(), row);
    row.stamp = lastDeeds.changed(stored.user(), row.stamp);
    row.longVector = fitting(stored.longVector());
    row.restored = true;
    row.from = stored.cluster().orElse(Centroids.NO_CLUSTER);
    enterCounted(row);
    stirred = true;
  }

  /** Takes in a user's contribution, if it is news and leaves no gap. */
  public Outcome apply(Contribution contribution) {
    Row row = rows.get(contribution.user());
    long known = row == null ? 0 : row.sequence;
    QuantisedVector vector = fitting(contribution.longVector());
    if (contribution.toSequence() <= known) {
      return row != null && contribution.toSequence() == known && needsVector(row, vector)
          ? taken(row, vector)
          : Outcome.DUPLICATE;
    }
    if (contribution.fromSequence() != known + 1) {
      return Outcome.GAP;
    }
    if (row == null) {
      row = new Row();
      rows.put(contribution.user(), row);
    }
    row.sequence = contribution.toSequence();
    for (Deed deed : contribution.deeds()) {
      row.deeds.add(keys.number(deed.key()), deed.weight(), deed.atMillis(), popularityHalfLife);
    }
    if (!contribution.deeds().isEmpty()) {
      row.stamp = lastDeeds.changed(contribution.user(), row.stamp);
    }
    newestMillis = Math.max(newestMillis, contribution.newestMillis());
    long stood = row.restored ? row.from : row.cluster;
    liked(contribution).ifPresent(liked -> countStray(stood, liked));
    return taken(row, vector);
  }

  /**
   * What users did with items, of those in whose rows something changed after {@code since}, the
   * longest ago first.
   *
   * @param since a stamp that this table gave out, or 0 for all users
   * @param most pairs of user and item, a user's id weighing as much as the pairs that are as long;
   *     of a user that has more alone, the newest
   * @param users who is to be told of
   */
  public InteractionsPage interactionsAfter(long since, int most, Predicate<String> users) {
    return lastDeeds.after(
        since, most, users, user -> rows.getOrDefault(user, NOBODY).deeds, rows.size());
  }

  /**
   * Counts how well the user's probabilities, as of its row, foresee the cluster of what it did
   * since, by the newest that a contribution tells of. To be called before that is taken in.
   *
   * @param temperature the one in use
   * @return whether there was anything to foresee
   */
  public boolean foresee(Contribution contribution, double temperature) {
    Row row = rows.get(contribution.user());
    Optional<Embedding> next = liked(contribution);
    if (row == null
        || row.longVector == null
        || next.isEmpty()
        || contribution.fromSequence() != row.sequence + 1) {
      return false;
    }
    counters.add(
        Counter.Kind.FORESEEN,
        Centroids.NO_CLUSTER,
        Centroids.NO_CLUSTER,
        Foresight.of(
            centroids.cosines(centroids.centred(row.longVector)),
            centroids.nearestPosition(next.get()),
            temperature));
    return true;
  }

  /** What was liked last, centred; none while there are no centroids to compare it with. */
  private Optional<Embedding> liked(Contribution contribution) {
    return contribution
        .lastLiked()
        .filter(vector -> vector.dimensions() == centroids.dimensions())
        .map(centroids::centred);
  }

  /**
   * Counts how far what was liked is from the centroid of where the user stood before. Who comes
   * for the first time stands where it points: that says nothing of a drift.
   */
  private void countStray(long stood, Embedding liked) {
    if (centroids.contains(stood)) {
      double distance = 1 - centroids.cosine(stood, liked);
      multiplyAdds += dimensions;
      counters.add(
          Counter.Kind.STRAYED,
          stood,
          Centroids.NO_CLUSTER,
          1,
          Math.max(0, distance),
          distance * distance);
    }
  }

  /** After a change of the vector space the same facts have another vector. */
  private static boolean needsVector(Row row, @Nullable QuantisedVector vector) {
    return row.outdated || (row.longVector == null && vector != null);
  }

  private Outcome taken(Row row, @Nullable QuantisedVector vector) {
    row.outdated = false;
    leave(row);
    row.longVector = vector;
    row.distances.forget();
    enterCounted(row);
    stirred = true;
    return Outcome.TAKEN;
  }

  private @Nullable QuantisedVector fitting(Optional<QuantisedVector> vector) {
    return vector.filter(present -> present.dimensions() == dimensions).orElse(null);
  }

  private void leave(Row row) {
    GroupTotals group = group(row.cluster);
    group.touch();
    if (row.longVector != null) {
      group.left();
      if (row.cluster != Centroids.NO_CLUSTER) {
        group.sum().subtract(row.mean.centred(row.longVector.toEmbedding()));
        multiplyAdds += 2L * dimensions;
      }
    }
  }

  /** A row read back is no move: where it stood when it was written may be long ago. */
  private void enterCounted(Row row) {
    long before = row.restored ? row.from : row.cluster;
    enter(row, before);
    if (row.restored && !centroids.isEmpty()) {
      row.restored = false;
      row.from = Centroids.NO_CLUSTER;
    } else if (!row.restored && row.cluster != before) {
      row.from = before;
      row.since = round;
      counters.add(Counter.Kind.MOVED, before, row.cluster, 1);
    }
  }

  private void enter(Row row, long before) {
    Embedding centred = null;
    row.cluster = Centroids.NO_CLUSTER;
    row.round = centroids.round();
    row.mean = mean;
    if (row.longVector != null && centroids.dimensions() == dimensions) {
      centred = centred(row.longVector);
      row.cluster = assignment.find(centred.toArray(), row.distances, before);
    }
    GroupTotals group = group(row.cluster);
    group.touch();
    if (row.longVector != null) {
      group.joined();
      if (centred != null) {
        group.sum().add(centred);
        multiplyAdds += dimensions;
      }
    }
  }

  private Embedding centred(QuantisedVector longVector) {
    multiplyAdds += dimensions;
    return mean.centred(longVector.toEmbedding());
  }

  private GroupTotals group(long cluster) {
    return groups.computeIfAbsent(
        cluster, id -> new GroupTotals(id == Centroids.NO_CLUSTER ? 0 : dimensions));
  }

  /** The newest round that was published: people who move from now on are dated by it. */
  public void inRound(long newest) {
    round = newest;
  }

  /** Assigns every row anew, if the centroids are others than before. */
  public void assign(Centroids newCentroids) {
    startAssigning(newCentroids);
    assignMore(Integer.MAX_VALUE);
  }

  /**
   * Takes in other centroids. Who reports from now on stands under them, the others once {@link
   * #assignMore} has come to them; until it is through, totals are those of no round.
   */
  public void startAssigning(Centroids newCentroids) {
    if (newCentroids.round() != centroids.round()) {
      centroids = newCentroids;
      // One object for all rows, however often the same mean is published.
      mean = centroids.mean().equals(mean) ? mean : centroids.mean();
      assignment.follow(centroids);
      nextToAssign = rows.isEmpty() ? null : rows.firstKey();
      stirred = true;
    }
  }

  /** Whether every row stands under the newest centroids. */
  public boolean isAssigned() {
    return nextToAssign == null;
  }

  /** Assigns at most so many rows, in the order of user ids. */
  public void assignMore(int most) {
    if (nextToAssign == null) {
      return;
    }
    int left = most;
    for (Map.Entry<String, Row> entry : rows.tailMap(nextToAssign).entrySet()) {
      if (left == 0) {
        nextToAssign = entry.getKey();
        return;
      }
      left--;
      Row row = entry.getValue();
      if (row.round != centroids.round()) {
        assignAgain(row);
      }
    }
    nextToAssign = null;
    stirred = true;
  }

  /** Who stays under the same mean leaves everything as it is. */
  private void assignAgain(Row row) {
    if (row.longVector != null && !row.restored && assignment.knows(row.distances, row.cluster)) {
      long stands =
          assignment.isSettled(row.distances, row.cluster)
              ? row.cluster
              : assignment.find(centred(row.longVector).toArray(), row.distances, row.cluster);
      if (stands == row.cluster) {
        row.round = centroids.round();
        return;
      }
    }
    leave(row);
    enterCounted(row);
  }

  /**
   * What changed after {@code since}. The caller says by it that it knows everything up to there.
   *
   * @param since a version that this table gave out, or 0 for everything
   */
  public CohortChange changesAfter(long since) {
    recount();
    boolean whole = since == 0 || since < forgottenVersion || since > version;
    long after = whole ? 0 : since;
    List<CohortChange.GroupChange> changes = new ArrayList<>();
    groups.forEach(
        (cluster, group) -> {
          var deeds = group.deedsAfter(after, keys);
          if (group.membersVersion() > after || !deeds.isEmpty()) {
            changes.add(
                new CohortChange.GroupChange(cluster, group.members(), group.sum().copy(), deeds));
          }
        });
    if (!whole) {
      forgottenVersion = since;
      groups.values().forEach(group -> group.forgetZerosUpTo(since));
      groups.values().removeIf(group -> group.isVacant() && group.membersVersion() <= since);
      counters.forget(since, id -> id != Centroids.NO_CLUSTER && !centroids.contains(id));
    }
    return new CohortChange(
        version,
        whole,
        centroids.round(),
        newestMillis,
        rows.size(),
        changes,
        counters.after(after));
  }

  private void recount() {
    if (!stirred) {
      return;
    }
    stirred = false;
    version++;
    counters.stamp(version);
    GroupTotals.Recount recount = new GroupTotals.Recount(keys.size(), popularityHalfLife);
    groups.forEach(
        (cluster, group) -> {
          group.stampMembers(version);
          if (group.isTouched()) {
            recount.clear();
            for (Row row : rows.values()) {
              if (row.cluster == cluster) {
                recount.add(row.deeds);
              }
            }
            group.recounted(recount, version);
          }
        });
  }

  /** The users with a vector whose hash lies at or below the threshold, both unsigned. */
  public List<Sample> sample(long seed, long threshold) {
    List<Sample> drawn = new ArrayList<>();
    rows.forEach(
        (user, row) -> {
          long hash = UserHash.of(user, seed);
          if (row.longVector != null && Long.compareUnsigned(hash, threshold) <= 0) {
            drawn.add(new Sample(hash, row.longVector, row.cluster, row.from, row.since));
          }
        });
    return drawn;
  }

  /**
   * The users nearest to a long vector, as of the centroids last assigned; none for a vector of
   * other dimensions.
   *
   * @param except whom the vector belongs to
   */
  public List<Neighbour> nearest(QuantisedVector longVector, int most, String except) {
    if (longVector.dimensions() != dimensions) {
      return List.of();
    }
    NearestUsers nearest = new NearestUsers(centroids.mean(), longVector.toEmbedding(), most);
    rows.forEach(
        (user, row) -> {
          if (row.longVector != null && !user.equals(except)) {
            nearest.offer(user, row.longVector);
          }
        });
    return nearest.nearestFirst();
  }

  /** The last fact of the user that is in its row, 0 if there is no row. */
  public long sequenceOf(String user) {
    Row row = rows.get(user);
    return row == null ? 0 : row.sequence;
  }

  /** Whether the user, whose journal reaches up to {@code sequence}, ought to report again. */
  public boolean isBehind(String user, long sequence) {
    Row row = rows.get(user);
    return row == null ? sequence > 0 : row.sequence < sequence || row.outdated;
  }

  /** The user's row as it is to be stored, with the sums of these keys. */
  public CohortRow row(String user, Collection<String> changedKeys) {
    Row row = rows.get(user);
    if (row == null) {
      throw new IllegalArgumentException("no row of user '" + user + "'");
    }
    SortedMap<String, DeedSum> deeds = new TreeMap<>();
    for (String key : changedKeys) {
      deeds.put(key, row.deeds.get(keys.number(key)));
    }
    return new CohortRow(
        user,
        row.sequence,
        Optional.ofNullable(row.longVector),
        row.outdated,
        row.cluster == Centroids.NO_CLUSTER ? OptionalLong.empty() : OptionalLong.of(row.cluster),
        deeds);
  }

  public int size() {
    return rows.size();
  }

  /** What assignments and sums of vectors have cost since the start, in multiply-adds. */
  public long multiplyAdds() {
    return multiplyAdds + assignment.multiplyAdds();
  }
}
