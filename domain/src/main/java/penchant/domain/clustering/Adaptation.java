package penchant.domain.clustering;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import penchant.domain.clustering.ClusteringEvent.Centroid;
import penchant.domain.clustering.ClusteringEvent.Description;
import penchant.domain.clustering.ClusteringState.Standing;
import penchant.domain.clustering.RoundFact.ClusterBorn;
import penchant.domain.clustering.RoundFact.ClusterDescribed;
import penchant.domain.clustering.RoundFact.ClusterMerged;
import penchant.domain.clustering.RoundFact.ClusterMoved;
import penchant.domain.clustering.RoundFact.ClusterRetired;
import penchant.domain.clustering.RoundFact.ClusterSplit;
import penchant.domain.vector.Embedding;

/**
 * How clusters end, merge, split and are born in one round. Ends and merges follow from the exact
 * totals; what would be split is measured on a sample.
 *
 * <p>A part that splits off is a birth, and no split, if the people in it came later than the
 * others: then something new formed where nothing else was nearer, and the cluster only lent it its
 * place.
 */
final class Adaptation {

  /**
   * From here on the people of one part came later than those of the other: the chance that of two
   * people, one of each, the first came later, ties counting half.
   */
  private static final double CAME_LATER = 0.75;

  /** So many of those who left of late went to one cluster: it takes over. */
  private static final double HEIRS_SHARE = 2 / 3.0;

  private static final int LEFT_WITHIN_ROUNDS = 10;

  /**
   * Two halves of one group lose up to so much of their inertia when they are put together, and
   * small ones more, by so much divided by their people.
   */
  private static final double MOST_LOSS = 0.04;

  private static final double MOST_LOSS_OF_FEW = 2.5;

  /** At the limit two clusters are merged to make room for a split that brings so much more. */
  private static final double WORTH_A_MERGER = 2;

  private final ClusteringState state;
  private final SplitLooks looks;
  private final Adaptivity rules;
  private final Instant now;
  private final boolean isStill;
  private final SortedMap<Long, Group> groups = new TreeMap<>();
  private final Set<Long> touched = new HashSet<>();
  private final List<Embedding> children = new ArrayList<>();
  private final List<RoundFact> facts = new ArrayList<>();
  private final List<Pair> pairs = new ArrayList<>();
  private final double inertia;
  private final long population;
  private long nextId;

  /** A cluster with its totals. */
  private record Group(Standing standing, long members, VectorSum sum) {

    long id() {
      return standing.id();
    }

    double inertia() {
      return 2 * (members - sum.length());
    }

    /** By how much it raises the inertia to make one of two. */
    double costOfMerger(Group other) {
      VectorSum both = sum.copy();
      both.add(other.sum);
      return 2 * (sum.length() + other.sum.length() - both.length());
    }
  }

  private Adaptation(
      ClusteringState state,
      RoundStep step,
      PopulationTotals totals,
      SplitLooks looks,
      ClusteringSettings settings,
      Instant now) {
    this.state = state;
    this.looks = looks;
    this.rules = settings.adaptivity();
    this.now = now;
    this.isStill = step.moved() <= settings.movedEnough();
    this.nextId = state.nextId();
    long people = 0;
    for (Standing standing : state.clusters().values()) {
      Group group = new Group(standing, totals.members(standing.id()), totals.sum(standing.id()));
      groups.put(standing.id(), group);
      people += group.members;
    }
    this.population = people;
    this.inertia = step.inertia();
  }

  /**
   * What changes in this round, besides the places of the centroids.
   *
   * @param starving clusters that nearly nobody stands in, for long enough
   * @param looks where it was looked in vain for a split
   * @param reservoir a sample of everybody; empty if none was drawn for this round
   */
  static List<RoundFact> of(
      ClusteringState state,
      RoundStep step,
      PopulationTotals totals,
      Set<Long> starving,
      SplitLooks looks,
      List<Sample> reservoir,
      ClusteringSettings settings,
      Instant now) {
    Adaptation adaptation = new Adaptation(state, step, totals, looks, settings, now);
    SortedMap<Long, List<Sample>> samples = adaptation.byCluster(reservoir);
    adaptation.mergeWhatIsNearlyOne(samples);
    if (!starving.isEmpty()) {
      looks.forget();
    }
    List<Split> splits =
        adaptation.mayGrow() || !starving.isEmpty() ? adaptation.splits(samples) : List.of();
    adaptation.retire(starving, splits);
    adaptation.split(splits);
    return adaptation.facts;
  }

  private boolean mayGrow() {
    return !rules.isFixed() || groups.size() < rules.mostFor(population);
  }

  /** After a split or a merge a cluster is left alone until it has settled. */
  private boolean isSettled(Group group) {
    return isStill || state.centroidRound() - group.standing.changedRound() >= rules.settleRounds();
  }

  private boolean isFree(Group group) {
    return !touched.contains(group.id()) && isSettled(group);
  }

  /** Two clusters, and by how much it raises the inertia to make one of them. */
  private record Pair(Group a, Group b, double cost) {

    /** The same as a share of the inertia that the one would have. */
    double loss() {
      double whole = a.inertia() + b.inertia() + cost;
      return whole > 0 ? cost / whole : 0;
    }

    boolean mayBeHalves() {
      return loss() < MOST_LOSS + MOST_LOSS_OF_FEW / (a.members + b.members);
    }
  }

  private void mergeWhatIsNearlyOne(SortedMap<Long, List<Sample>> samples) {
    List<Group> peopled = groups.values().stream().filter(group -> group.members > 0).toList();
    for (int i = 0; i < peopled.size(); i++) {
      for (int j = i + 1; j < peopled.size(); j++) {
        Group a = peopled.get(i);
        Group b = peopled.get(j);
        pairs.add(new Pair(a, b, a.costOfMerger(b)));
      }
    }
    merge(Pair::cost, pair -> pair.cost < rules.mergePrice() * inertia);
    SplittableRandom random = new SplittableRandom(-state.round());
    merge(Pair::loss, pair -> pair.mayBeHalves() && isOneGroup(pair, samples, random));
  }

  private void merge(ToDoubleFunction<Pair> order, Predicate<Pair> nearlyOne) {
    pairs.sort(
        Comparator.comparingDouble(order)
            .thenComparingLong(pair -> pair.a.id())
            .thenComparingLong(pair -> pair.b.id()));
    for (Pair pair : pairs) {
      if (groups.size() > rules.least()
          && isFree(pair.a)
          && isFree(pair.b)
          && nearlyOne.test(pair)) {
        merge(pair.a, pair.b);
      }
    }
  }

  /** The people of both would hardly part again. */
  private boolean isOneGroup(
      Pair pair, SortedMap<Long, List<Sample>> samples, SplittableRandom random) {
    List<Sample> both = new ArrayList<>(samples.getOrDefault(pair.a.id(), List.of()));
    both.addAll(samples.getOrDefault(pair.b.id(), List.of()));
    both.sort(Comparator.comparing(Sample::hash, Long::compareUnsigned));
    return bisect(both, random).map(halves -> halves.gain() < rules.mergeLoss()).orElse(false);
  }

  private void merge(Group a, Group b) {
    boolean aIsLarger = a.members >= b.members;
    absorb(aIsLarger ? a : b, aIsLarger ? b : a);
  }

  private void absorb(Group into, Group absorbed) {
    VectorSum sum = into.sum.copy();
    sum.add(absorbed.sum);
    long people = into.members + absorbed.members;
    Centroid centroid = into.standing.centroid().at(embedding(sum, into));
    facts.add(new ClusterMerged(centroid, absorbed.id(), people));
    describe(into.standing.description().with(people, sum.length() / people));
    groups.remove(absorbed.id());
    touched.add(into.id());
    touched.add(absorbed.id());
  }

  private static Embedding embedding(VectorSum sum, Group otherwise) {
    return sum.hasDirection()
        ? RoundStep.embedding(sum.direction())
        : otherwise.standing.centroid().direction();
  }

  /**
   * A cluster that could be split.
   *
   * @param gain by how much it would lower the inertia, estimated
   */
  private record Split(Group group, List<Sample> members, Bisection halves, double gain) {}

  /** The sample, by the clusters that its people are nearest to. */
  private SortedMap<Long, List<Sample>> byCluster(List<Sample> reservoir) {
    Centroids centroids =
        Centroids.of(state.centroidRound(), state.mean(), new TreeMap<>(state.centroids()));
    SortedMap<Long, List<Sample>> members = new TreeMap<>();
    for (Sample sample : reservoir) {
      if (sample.longVector().dimensions() == centroids.dimensions()) {
        long nearest = centroids.nearest(centroids.centred(sample.longVector()));
        members.computeIfAbsent(nearest, id -> new ArrayList<>()).add(sample);
      }
    }
    return members;
  }

  /** What could be split, the most rewarding first. */
  private List<Split> splits(SortedMap<Long, List<Sample>> members) {
    List<Split> splits = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(state.round() + 1);
    members.forEach(
        (id, samples) -> {
          Group group = groups.get(id);
          SplittableRandom own = random.split();
          if (group != null && isFree(group) && !looks.isKnown(id, group.members, group.sum)) {
            Optional<Split> split =
                bisect(samples, own).map(halves -> split(group, samples, halves));
            split.ifPresent(splits::add);
            if (split.filter(this::pays).isEmpty()) {
              looks.foundNothing(id, group.members, group.sum);
            }
          }
        });
    splits.sort(
        Comparator.comparingDouble(Split::gain)
            .reversed()
            .thenComparingLong(split -> split.group.id()));
    return splits;
  }

  private static Split split(Group group, List<Sample> samples, Bisection halves) {
    return new Split(group, samples, halves, halves.gain() * group.inertia());
  }

  private boolean pays(Split split) {
    return split.gain > rules.splitPrice() * inertia && split.halves.gain() > rules.splitGain();
  }

  private Optional<Bisection> bisect(List<Sample> samples, SplittableRandom random) {
    if (samples.isEmpty()) {
      return Optional.empty();
    }
    return Bisection.of(
        SampledPoints.of(
            samples.stream()
                .map(sample -> state.mean().centred(sample.longVector().toEmbedding()))
                .toList()),
        random);
  }

  /** Where the number must not fall, the worst cluster is split in place of the one that ends. */
  private void retire(Set<Long> starving, List<Split> splits) {
    for (long id : starving) {
      Group group = groups.get(id);
      if (group == null || touched.contains(id)) {
        continue;
      }
      if (groups.size() <= rules.least()) {
        Optional<Split> worst =
            splits.stream()
                .filter(split -> split.group.id() != id && isFree(split.group))
                .filter(split -> split.gain > 0)
                .findFirst();
        if (worst.isEmpty()) {
          continue;
        }
        end(group);
        apply(worst.get());
      } else {
        end(group);
      }
    }
  }

  /** A cluster whose people went to one other has merged with it; else it just ends. */
  private void end(Group group) {
    groups.remove(group.id());
    touched.add(group.id());
    Optional<Group> heir = heir(group.id());
    if (heir.isPresent() && isFree(heir.get())) {
      absorb(heir.get(), group);
    } else {
      facts.add(new ClusterRetired(group.id(), group.members));
    }
  }

  private Optional<Group> heir(long id) {
    SortedMap<Long, Long> went =
        state
            .lineage()
            .of(id)
            .map(story -> story.wentSince(state.round() - LEFT_WITHIN_ROUNDS))
            .orElseGet(TreeMap::new);
    long all = went.values().stream().mapToLong(Long::longValue).sum();
    return went.entrySet().stream()
        .filter(entry -> entry.getValue() > HEIRS_SHARE * all)
        .map(entry -> groups.get(entry.getKey()))
        .filter(Objects::nonNull)
        .findFirst();
  }

  private void split(List<Split> splits) {
    int most = rules.mostFor(population);
    for (Split split : splits) {
      boolean isLarge = split.group.members * 2.0 * groups.size() > population;
      if (pays(split)
          && isLarge
          && isFree(split.group)
          && isAlone(split)
          && (groups.size() < most || makesRoomFor(split))) {
        apply(split);
      }
    }
  }

  /** Merges the two clusters that cost least, if the split brings clearly more than that. */
  private boolean makesRoomFor(Split split) {
    Optional<Pair> cheapest =
        rules.isFixed()
            ? Optional.empty()
            : pairs.stream()
                .filter(pair -> isFree(pair.a) && isFree(pair.b))
                .filter(pair -> pair.a.id() != split.group.id() && pair.b.id() != split.group.id())
                .min(Comparator.comparingDouble(Pair::cost))
                .filter(pair -> pair.cost * WORTH_A_MERGER < split.gain);
    cheapest.ifPresent(pair -> merge(pair.a, pair.b));
    return cheapest.isPresent();
  }

  /** Something new may show in several clusters at once; one takes it in, for all of them. */
  private boolean isAlone(Split split) {
    Embedding one = split.halves.first();
    Embedding other = split.halves.second();
    double apart = one.cosine(other);
    return children.stream()
        .noneMatch(child -> child.cosine(one) > apart || child.cosine(other) > apart);
  }

  private void apply(Split split) {
    Parts parts = Parts.of(split);
    children.add(parts.secondCentroid);
    Group group = split.group;
    long people = Math.round((double) group.members * parts.second.size() / split.members.size());
    long kept = group.members - people;
    Centroid child = new Centroid(nextId++, parts.secondCentroid, now);
    Centroid rest = group.standing.centroid().at(parts.firstCentroid);
    if (parts.isBirth) {
      facts.add(new ClusterBorn(child, group.id(), people, origins(parts, people, group)));
      facts.add(
          new ClusterMoved(
              rest, 1 - rest.direction().cosine(group.standing.centroid().direction())));
    } else {
      facts.add(new ClusterSplit(rest, child, kept, people));
    }
    describe(group.standing.description().with(kept, cohesion(parts.first, rest)));
    describe(Description.unnamed(child.id(), people, cohesion(parts.second, child)));
    groups.put(child.id(), new Group(newcomer(child), people, group.sum));
    touched.add(group.id());
    touched.add(child.id());
  }

  private Standing newcomer(Centroid child) {
    return new Standing(child, Description.unnamed(child.id(), 0, 0), state.round() + 1);
  }

  /** The two parts of a split; the first keeps the id. */
  private record Parts(
      List<Sample> first,
      List<Sample> second,
      Embedding firstCentroid,
      Embedding secondCentroid,
      boolean isBirth) {

    static Parts of(Split split) {
      List<Sample> a = new ArrayList<>();
      List<Sample> b = new ArrayList<>();
      for (int i = 0; i < split.members.size(); i++) {
        (split.halves.isSecond().get(i) ? b : a).add(split.members.get(i));
      }
      double later = chanceThatLater(b, a);
      boolean isBirth = later >= CAME_LATER || later <= 1 - CAME_LATER;
      boolean turn = isBirth ? later < 0.5 : b.size() > a.size();
      Embedding first = split.halves.first();
      Embedding second = split.halves.second();
      return turn
          ? new Parts(b, a, second, first, isBirth)
          : new Parts(a, b, first, second, isBirth);
    }

    /** The chance that one of {@code some} came later than one of {@code others}. */
    private static double chanceThatLater(List<Sample> some, List<Sample> others) {
      SortedMap<Long, Integer> before = new TreeMap<>();
      others.forEach(sample -> before.merge(sample.since(), 1, Integer::sum));
      double wins = 0;
      for (Sample sample : some) {
        for (Map.Entry<Long, Integer> other : before.entrySet()) {
          int order = Long.compare(sample.since(), other.getKey());
          wins += other.getValue() * (order + 1) / 2.0;
        }
      }
      return wins / ((double) some.size() * others.size());
    }
  }

  private double cohesion(List<Sample> samples, Centroid centroid) {
    double sum = 0;
    for (Sample sample : samples) {
      Embedding centred = state.mean().centred(sample.longVector().toEmbedding());
      sum += centroid.direction().cosine(centred);
    }
    return sum / samples.size();
  }

  /**
   * Where the people of a newborn cluster stood before, scaled up from the sample. Who was there as
   * early as the typical member that stays comes from the cluster itself.
   */
  private static SortedMap<Long, Long> origins(Parts parts, long people, Group within) {
    long[] sinces = parts.first.stream().mapToLong(Sample::since).sorted().toArray();
    long typical = sinces[sinces.length / 2];
    SortedMap<Long, Long> counts = new TreeMap<>();
    for (Sample sample : parts.second) {
      counts.merge(sample.since() <= typical ? within.id() : sample.from(), 1L, Long::sum);
    }
    SortedMap<Long, Long> scaled = new TreeMap<>();
    counts.forEach(
        (cluster, count) ->
            scaled.put(cluster, Math.round((double) people * count / parts.second.size())));
    return scaled;
  }

  private void describe(Description description) {
    facts.add(new ClusterDescribed(description));
  }

  /** The clusters that these facts changed, which are described by them. */
  static Set<Long> touchedBy(List<RoundFact> facts) {
    Set<Long> ids = new HashSet<>();
    for (RoundFact fact : facts) {
      if (fact instanceof ClusterDescribed described) {
        ids.add(described.description().id());
      } else if (fact instanceof ClusterRetired retired) {
        ids.add(retired.id());
      }
    }
    return ids;
  }
}
