package penchant.domain.clustering;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
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
 */
final class Adaptation {

  /** So many of those who left of late went to one cluster: it takes over. */
  private static final double HEIRS_SHARE = 2 / 3.0;

  private static final int LEFT_WITHIN_ROUNDS = 10;

  /**
   * Where there may be no more clusters, two are merged to make room for a split if both together
   * lower the inertia by more than this share of it: well above what is mistaken in an estimate
   * from a sample of thousands, so nothing goes to and fro.
   */
  private static final double WORTH_A_SWAP = 0.0025;

  private final ClusteringState state;
  private final RoundMemory memory;
  private final Effort effort;
  private final Adaptivity rules;
  private final Instant now;
  private final boolean isStill;
  private final SortedMap<Long, ClusterTotals> groups = new TreeMap<>();
  private final Set<Long> touched = new HashSet<>();
  private final List<Embedding> children = new ArrayList<>();
  private final List<RoundFact> facts = new ArrayList<>();
  private final List<Merger> mergers = new ArrayList<>();
  private final Set<Long> starving;
  private final double inertia;
  private final long population;
  private long nextId;

  private Adaptation(
      ClusteringState state,
      RoundStep step,
      PopulationTotals totals,
      RoundMemory memory,
      ClusteringSettings settings,
      Instant now) {
    this.state = state;
    this.memory = memory;
    this.effort = memory.effort();
    this.rules = settings.adaptivity();
    this.now = now;
    this.isStill = step.moved() <= settings.movedEnough();
    this.nextId = state.nextId();
    long people = 0;
    for (Standing standing : state.clusters().values()) {
      ClusterTotals group =
          new ClusterTotals(standing, totals.members(standing.id()), totals.sum(standing.id()));
      groups.put(standing.id(), group);
      people += group.members();
    }
    this.population = people;
    this.inertia = step.inertia();
    memory.keepLiving(state, now);
    this.starving = memory.starving(state, totals, rules);
  }

  /**
   * What changes in this round, besides the places of the centroids.
   *
   * @param memory of the rounds before
   * @param reservoir a sample of everybody; empty if none was drawn for this round
   */
  static List<RoundFact> of(
      ClusteringState state,
      RoundStep step,
      PopulationTotals totals,
      RoundMemory memory,
      List<Sample> reservoir,
      ClusteringSettings settings,
      Instant now) {
    return new Adaptation(state, step, totals, memory, settings, now).factsFrom(reservoir);
  }

  private List<RoundFact> factsFrom(List<Sample> reservoir) {
    SampleLooks sample = SampleLooks.at(reservoir, groups, state.mean(), memory, rules);
    mergeWhatIsNearlyOne(sample);
    List<Split> splits = splits(sample);
    retire(splits, sample);
    split(splits, sample);
    return facts;
  }

  /** Whether a cluster can only end where another one is split, whatever that brings. */
  private boolean wantsTheWorst() {
    return !starving.isEmpty() && groups.size() <= rules.least();
  }

  private boolean mayGrow() {
    return groups.size() < rules.mostFor(population);
  }

  /** After a split or a merge a cluster is left alone until it has settled. */
  private boolean isSettled(ClusterTotals group) {
    return isStill
        || state.centroidRound() - group.standing().changedRound() >= rules.settleRounds();
  }

  private boolean isFree(ClusterTotals group) {
    return !touched.contains(group.id()) && isSettled(group);
  }

  private void mergeWhatIsNearlyOne(SampleLooks sample) {
    List<ClusterTotals> peopled =
        groups.values().stream().filter(group -> group.members() > 0).toList();
    for (int i = 0; i < peopled.size(); i++) {
      for (int j = i + 1; j < peopled.size(); j++) {
        ClusterTotals a = peopled.get(i);
        ClusterTotals b = peopled.get(j);
        mergers.add(Merger.of(a, b));
        effort.add(4L * a.sum().dimensions());
      }
    }
    merge(Merger::cost, merger -> merger.cost() < rules.mergePrice() * inertia);
    SplittableRandom random = new SplittableRandom(-state.round());
    merge(Merger::loss, merger -> merger.mayBeOfHalves() && sample.isOneGroup(merger, random));
  }

  private void merge(ToDoubleFunction<Merger> order, Predicate<Merger> nearlyOne) {
    mergers.sort(
        Comparator.comparingDouble(order)
            .thenComparingLong(merger -> merger.a().id())
            .thenComparingLong(merger -> merger.b().id()));
    for (Merger merger : mergers) {
      if (groups.size() > rules.least()
          && isFree(merger.a())
          && isFree(merger.b())
          && nearlyOne.test(merger)) {
        merge(merger.a(), merger.b());
      }
    }
  }

  private void merge(ClusterTotals a, ClusterTotals b) {
    boolean aIsLarger = a.members() >= b.members();
    absorb(aIsLarger ? a : b, aIsLarger ? b : a);
  }

  private void absorb(ClusterTotals into, ClusterTotals absorbed) {
    VectorSum sum = into.sumWith(absorbed);
    long people = into.members() + absorbed.members();
    Centroid centroid = into.standing().centroid().at(embedding(sum, into));
    facts.add(new ClusterMerged(centroid, absorbed.id(), people));
    describe(into.standing().description().with(people, sum.length() / people));
    groups.remove(absorbed.id());
    touched.add(into.id());
    touched.add(absorbed.id());
  }

  private static Embedding embedding(VectorSum sum, ClusterTotals otherwise) {
    return sum.hasDirection()
        ? RoundStep.embedding(sum.direction())
        : otherwise.standing().centroid().direction();
  }

  /** What could be split, the most rewarding first. */
  private List<Split> splits(SampleLooks sample) {
    VainLooks<Long> looks = memory.splitLooks();
    List<Split> splits = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(state.round() + 1);
    boolean wantsTheWorst = wantsTheWorst();
    for (long id : sample.clusters()) {
      SplittableRandom own = random.split();
      ClusterTotals group = groups.get(id);
      if (group != null
          && isFree(group)
          && (wantsTheWorst || !looks.isKnown(id, group.members(), group.sum()))) {
        Optional<Split> split = sample.split(group, wantsTheWorst ? 0 : leastShareOf(group), own);
        split.ifPresent(splits::add);
        if (split.filter(this::pays).filter(this::hasRoom).isEmpty()) {
          looks.foundNothing(id, group.members(), group.sum());
        }
      }
    }
    splits.sort(
        Comparator.comparingDouble(Split::gain)
            .reversed()
            .thenComparingLong(split -> split.group().id()));
    return splits;
  }

  /** Of its inertia a cluster has to lose so much by a split for it to be worth while. */
  private double leastShareOf(ClusterTotals group) {
    double least = Math.max(rules.splitPrice() * inertia, rules.splitGain() * group.inertia());
    if (!mayGrow()) {
      double room = cheapest(group).map(Merger::cost).orElse(Double.POSITIVE_INFINITY);
      least = Math.max(least, room + WORTH_A_SWAP * inertia);
    }
    return group.inertia() > 0 ? least / group.inertia() : Double.POSITIVE_INFINITY;
  }

  private boolean pays(Split split) {
    return split.gain() > rules.splitPrice() * inertia && split.share() > rules.splitGain();
  }

  /** Where the number must not fall, the worst cluster is split in place of the one that ends. */
  private void retire(List<Split> splits, SampleLooks sample) {
    for (long id : starving) {
      ClusterTotals group = groups.get(id);
      if (group == null || touched.contains(id)) {
        continue;
      }
      if (groups.size() <= rules.least()) {
        Optional<Long> heir = heir(id).map(ClusterTotals::id);
        Optional<Split> worst =
            splits.stream()
                .filter(split -> split.group().id() != id && isFree(split.group()))
                .filter(split -> !heir.equals(Optional.of(split.group().id())))
                .filter(split -> split.gain() > 0)
                .findFirst();
        Optional<Bisection> halves = worst.flatMap(sample::halves);
        if (halves.isEmpty()) {
          continue;
        }
        end(group);
        worst.ifPresent(split -> apply(split, halves.get()));
      } else {
        end(group);
      }
    }
  }

  /** A cluster whose people went to one other has merged with it; else it just ends. */
  private void end(ClusterTotals group) {
    groups.remove(group.id());
    touched.add(group.id());
    Optional<ClusterTotals> heir = heir(group.id());
    if (heir.isPresent() && isFree(heir.get())) {
      absorb(heir.get(), group);
    } else {
      facts.add(new ClusterRetired(group.id(), group.members()));
    }
  }

  private Optional<ClusterTotals> heir(long id) {
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
        .filter(heir -> heir.members() > 0)
        .findFirst();
  }

  private void split(List<Split> splits, SampleLooks sample) {
    for (Split split : splits) {
      boolean isLarge = split.group().members() * 2.0 * groups.size() > population;
      if (pays(split) && isLarge && isFree(split.group()) && hasRoom(split)) {
        sample
            .halves(split)
            .filter(this::isAlone)
            .ifPresent(
                halves -> {
                  if (!mayGrow()) {
                    makeWay(split).ifPresent(merger -> merge(merger.a(), merger.b()));
                  }
                  apply(split, halves);
                });
      }
    }
  }

  private boolean hasRoom(Split split) {
    return mayGrow() || makeWay(split).isPresent();
  }

  /**
   * The merger that costs least, if the split brings clearly more: so the clusters leave a seeding
   * that put two where one would do, and one where there are two, which no step of Lloyd's leaves.
   */
  private Optional<Merger> makeWay(Split split) {
    return cheapest(split.group())
        .filter(merger -> split.gain() - merger.cost() > WORTH_A_SWAP * inertia);
  }

  /** The merger of other clusters that costs least. */
  private Optional<Merger> cheapest(ClusterTotals except) {
    return mergers.stream()
        .filter(merger -> isFree(merger.a()) && isFree(merger.b()))
        .filter(merger -> !merger.isOf(except.id()))
        .min(Comparator.comparingDouble(Merger::cost));
  }

  /** Something new may show in several clusters at once; one takes it in, for all of them. */
  private boolean isAlone(Bisection halves) {
    Embedding one = halves.first();
    Embedding other = halves.second();
    double apart = one.cosine(other);
    return children.stream()
        .noneMatch(child -> child.cosine(one) > apart || child.cosine(other) > apart);
  }

  private void apply(Split split, Bisection halves) {
    Parting parting = Parting.of(split.members(), halves);
    children.add(parting.secondCentroid());
    ClusterTotals group = split.group();
    long people = parting.peopleOfSecond(group.members());
    long kept = group.members() - people;
    Centroid child = new Centroid(nextId++, parting.secondCentroid(), now);
    Centroid rest = group.standing().centroid().at(parting.firstCentroid());
    if (parting.isBirth()) {
      facts.add(new ClusterBorn(child, group.id(), people, parting.origins(people, group.id())));
      facts.add(
          new ClusterMoved(
              rest, 1 - rest.direction().cosine(group.standing().centroid().direction())));
    } else {
      facts.add(new ClusterSplit(rest, child, kept, people));
    }
    describe(group.standing().description().with(kept, cohesion(parting.first(), rest)));
    describe(Description.unnamed(child.id(), people, cohesion(parting.second(), child)));
    groups.put(child.id(), new ClusterTotals(newcomer(child), people, group.sum()));
    touched.add(group.id());
    touched.add(child.id());
  }

  private Standing newcomer(Centroid child) {
    return new Standing(child, Description.unnamed(child.id(), 0, 0), state.round() + 1);
  }

  private double cohesion(List<Sample> samples, Centroid centroid) {
    double sum = 0;
    for (Sample sample : samples) {
      Embedding centred = state.mean().centred(sample.longVector().toEmbedding());
      sum += centroid.direction().cosine(centred);
    }
    return sum / samples.size();
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
      } else if (fact instanceof ClusterMerged merged) {
        ids.add(merged.absorbed());
      } else if (fact instanceof ClusterRetired retired) {
        ids.add(retired.id());
      }
    }
    return ids;
  }
}
