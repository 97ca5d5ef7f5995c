package penchant.domain.clustering.drift;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;

/**
 * How far what people do usually is from the centroid of their cluster.
 *
 * <p>Events are farther away than the people themselves, whose vectors are means, and the more so
 * the wider a cluster is. What is learned is the ratio of both cosines, so that a cluster which
 * moves, grows or parts needs not be learned anew.
 *
 * <p>Mutable; owned by one {@link DriftWatch}.
 */
final class UsualDistances {

  /** In looks: the ratio changes little, and wants many events. */
  private static final double MEMORY = 200;

  /** So many events say of a cluster what those of all clusters say. */
  private static final double PRIOR = 20;

  private final Map<Long, Ratio> byCluster = new HashMap<>();
  private final Ratio overall = new Ratio();

  /** Sums of cosines, of events and of the members of their clusters. Both fade alike. */
  private static final class Ratio {
    double events;
    double members;

    void add(double ofEvents, double ofMembers) {
      events += ofEvents;
      members += ofMembers;
    }

    void fade() {
      events -= events / MEMORY;
      members -= members / MEMORY;
    }
  }

  /**
   * The usual distance of an event, 1 - cosine.
   *
   * @param members mean cosine of the cluster's members to its centroid
   */
  double of(long cluster, double members) {
    double all = overall.members > 0 ? overall.events / overall.members : 0;
    Ratio own = byCluster.get(cluster);
    double ratio = own == null ? all : (own.events + PRIOR * all) / (own.members + PRIOR);
    return 1 - members * ratio;
  }

  /** Whether nothing has been learned yet. */
  boolean isEmpty() {
    return overall.members <= 0;
  }

  /**
   * Learns from a look.
   *
   * @param members mean cosine of the members of each of those clusters to its centroid
   */
  void learn(SortedMap<Long, Strays> look, Map<Long, Double> members) {
    overall.fade();
    byCluster.values().forEach(Ratio::fade);
    byCluster.values().removeIf(ratio -> Math.abs(ratio.members) < 1e-3);
    look.forEach(
        (cluster, strays) -> {
          double ofEvents = strays.events() - strays.distance();
          double ofMembers = strays.events() * members.getOrDefault(cluster, 0.0);
          byCluster.computeIfAbsent(cluster, id -> new Ratio()).add(ofEvents, ofMembers);
          overall.add(ofEvents, ofMembers);
        });
  }
}
