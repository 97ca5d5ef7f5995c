package penchant.domain.clustering;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import penchant.domain.vector.Embedding;

/**
 * What a sample of everybody tells of clusters that their totals do not: whether the people of two
 * would part again, and what it would bring to split one.
 */
final class SampleLooks {

  /** An estimate from half of a sample is clear if it is off by this factor. */
  private static final double CLEARLY = 2;

  private final SortedMap<Long, List<Sample>> members;
  private final Mean mean;
  private final RoundMemory memory;
  private final Adaptivity rules;

  private SampleLooks(
      SortedMap<Long, List<Sample>> members, Mean mean, RoundMemory memory, Adaptivity rules) {
    this.members = members;
    this.mean = mean;
    this.memory = memory;
    this.rules = rules;
  }

  /**
   * Looks at those of the sample who stand in one of the groups.
   *
   * @param mean taken off every vector
   */
  static SampleLooks at(
      List<Sample> reservoir,
      SortedMap<Long, ClusterTotals> groups,
      Mean mean,
      RoundMemory memory,
      Adaptivity rules) {
    SortedMap<Long, List<Sample>> members = new TreeMap<>();
    for (Sample sample : reservoir) {
      ClusterTotals group = groups.get(sample.cluster());
      if (group != null && group.sum().dimensions() == sample.longVector().dimensions()) {
        members.computeIfAbsent(group.id(), id -> new ArrayList<>()).add(sample);
      }
    }
    return new SampleLooks(members, mean, memory, rules);
  }

  /** The clusters of which there is anybody in the sample. */
  Set<Long> clusters() {
    return members.keySet();
  }

  /** Whether the people of both would hardly part again. */
  boolean isOneGroup(Merger merger, SplittableRandom random) {
    VainLooks<Merger.Pair> looks = memory.mergeLooks();
    long people = merger.a().members() + merger.b().members();
    VectorSum sum = merger.a().sumWith(merger.b());
    if (looks.isKnown(merger.pair(), people, sum)) {
      return false;
    }
    List<Sample> both = new ArrayList<>(members.getOrDefault(merger.a().id(), List.of()));
    both.addAll(members.getOrDefault(merger.b().id(), List.of()));
    both.sort(Comparator.comparing(Sample::hash, Long::compareUnsigned));
    OptionalDouble gain =
        Bisection.gain(points(both), random, half -> half > CLEARLY * rules.mergeLoss());
    if (gain.isEmpty()) {
      return false;
    }
    boolean isOne = gain.getAsDouble() < rules.mergeLoss();
    if (!isOne) {
      looks.foundNothing(merger.pair(), people, sum);
    }
    return isOne;
  }

  /**
   * What it would bring to split the group; nothing where the sample holds too few of it.
   *
   * @param worth the share of its inertia below which an estimate need not be exact
   * @param random that draws its halves, now and later
   */
  Optional<Split> split(ClusterTotals group, double worth, SplittableRandom random) {
    List<Sample> own = members.getOrDefault(group.id(), List.of());
    OptionalDouble share = Bisection.gain(points(own), random, half -> half < worth / CLEARLY);
    return share.isPresent()
        ? Optional.of(new Split(group, own, share.getAsDouble(), random))
        : Optional.empty();
  }

  /** The halves of the split; none if all are alike. */
  Optional<Bisection> halves(Split split) {
    return Bisection.of(points(split.members()), split.random());
  }

  private SampledPoints points(List<Sample> samples) {
    List<Embedding> centred =
        samples.stream().map(sample -> mean.centred(sample.longVector().toEmbedding())).toList();
    centred.forEach(point -> memory.effort().add(point.dimensions()));
    return SampledPoints.of(centred, memory.effort());
  }
}
