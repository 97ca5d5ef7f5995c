package penchant.domain.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import penchant.domain.behavior.Behavior;
import penchant.domain.behavior.BurstRule;
import penchant.domain.catalogue.Catalogue;
import penchant.domain.catalogue.Item;
import penchant.domain.clustering.ClusterModel;
import penchant.domain.clustering.ClusteringSettings;
import penchant.domain.clustering.Contribution;
import penchant.domain.clustering.Deed;
import penchant.domain.clustering.Deeds;
import penchant.domain.graph.GramMatrix;
import penchant.domain.graph.GraphSettings;
import penchant.domain.graph.InteractionMatrix;
import penchant.domain.graph.Interactions;
import penchant.domain.graph.ItemGraph;
import penchant.domain.interest.BehaviorRecorded;
import penchant.domain.interest.Fold;
import penchant.domain.interest.InterestProfile;
import penchant.domain.interest.KeyFilter;
import penchant.domain.network.Examples;
import penchant.domain.network.Networks;
import penchant.domain.ranking.Crowd;
import penchant.domain.ranking.CrowdVersion;
import penchant.domain.ranking.Person;
import penchant.domain.ranking.RankingSettings;
import penchant.domain.ranking.Trends;
import penchant.domain.vector.QuantisedVector;

/**
 * The state of everything after some history: what a node would hold that had taken in these events
 * and no others.
 *
 * @param people by user, in the order in which they appeared
 * @param networks f and g, trained on the same history; nothing until then
 */
public record Moment(
    Instant now,
    Catalogue catalogue,
    Map<String, Person> people,
    ClusterModel clusters,
    InteractionMatrix interactions,
    Trends trends,
    Networks networks) {

  /** As many as one write of a journal takes at most. */
  private static final int BATCH = 200;

  /** What folding, clustering and ranking go by. */
  public record Rules(
      Fold fold,
      BurstRule bursts,
      ClusteringSettings clustering,
      GraphSettings graph,
      RankingSettings ranking) {}

  /** Folds the history. */
  public static Moment after(History history, Instant now, Catalogue catalogue, Rules rules) {
    return after(history, now, catalogue, rules, () -> {});
  }

  /**
   * Folds the history.
   *
   * @param afterEach called after each person, for whoever must not work without a break
   */
  public static Moment after(
      History history, Instant now, Catalogue catalogue, Rules rules, Runnable afterEach) {
    Map<String, Person> people = new LinkedHashMap<>();
    OfflineClusters clusters = new OfflineClusters(catalogue, rules.clustering);
    history
        .byUser()
        .forEach(
            (user, events) -> {
              Folded folded = Folded.of(events, rules);
              people.put(user, new Person(user, folded.facts.size(), folded.profile));
              contribution(user, folded, rules.fold).ifPresent(clusters::add);
              afterEach.run();
            });
    InteractionMatrix interactions = clusters.interactions();
    interactions.keep(everybody -> true, history.oneStandsFor());
    return new Moment(
        now,
        catalogue,
        people,
        clusters.model(now),
        interactions,
        Trends.of(
            interactions,
            ids(catalogue),
            now.toEpochMilli(),
            rules.clustering.popularityHalfLife()),
        Networks.NONE);
  }

  /** The same with what was trained. */
  public Moment with(Networks trained) {
    return new Moment(now, catalogue, people, clusters, interactions, trends, trained);
  }

  /**
   * What f and g can learn from a history.
   *
   * @param most about how many examples
   */
  public static Examples examples(History history, Catalogue catalogue, Rules rules, int most) {
    long moments = 0;
    for (List<Behavior> events : history.byUser().values()) {
      moments += events.stream().filter(one -> Examples.mayBeMoment(one, rules.fold)).count();
    }
    Examples examples = new Examples(catalogue, rules.fold, moments, most);
    history.byUser().forEach((user, events) -> examples.add(user, Folded.of(events, rules).facts));
    return examples;
  }

  /** A person's events as a journal would hold them, and what they fold into. */
  private record Folded(InterestProfile profile, List<BehaviorRecorded> facts) {

    static Folded of(List<Behavior> events, Rules rules) {
      List<BehaviorRecorded> facts = new ArrayList<>();
      InterestProfile profile = InterestProfile.empty(rules.fold);
      for (int from = 0; from < events.size(); from += BATCH) {
        List<Behavior> batch = events.subList(from, Math.min(from + BATCH, events.size()));
        for (BehaviorRecorded fact : recorded(profile, batch, rules.bursts)) {
          profile = fact.applyTo(profile, rules.fold);
          facts.add(fact);
        }
      }
      return new Folded(profile, facts);
    }
  }

  private static List<String> ids(Catalogue catalogue) {
    return catalogue.items().stream().map(Item::id).toList();
  }

  /** What people did with pairs of items. */
  public GramMatrix gram(GraphSettings settings) {
    return new GramMatrix(interactions, settings, ids(catalogue), now.toEpochMilli());
  }

  /** What a journal would write of a batch. */
  private static List<BehaviorRecorded> recorded(
      InterestProfile profile, List<Behavior> batch, BurstRule bursts) {
    KeyFilter filter = new KeyFilter(profile);
    List<Behavior> fresh = batch.stream().filter(event -> filter.admits(event.key())).toList();
    return bursts.mark(profile.recent(), fresh).stream().map(BehaviorRecorded::new).toList();
  }

  private static Optional<Contribution> contribution(String user, Folded folded, Fold fold) {
    if (folded.facts.isEmpty()) {
      return Optional.empty();
    }
    List<Deed> deeds = new ArrayList<>();
    folded.facts.forEach(fact -> deeds.addAll(Deeds.of(fact.behavior(), fold)));
    return Optional.of(
        new Contribution(
            user,
            1,
            folded.facts.size(),
            folded.profile.longVector().map(QuantisedVector::of),
            deeds,
            Optional.empty(),
            folded.profile.newestMillis()));
  }

  /** Somebody after some more events. */
  public static Person after(Person person, List<Behavior> events, Rules rules) {
    InterestProfile profile = person.profile();
    long sequence = person.sequence();
    for (BehaviorRecorded fact : recorded(profile, events, rules.bursts)) {
      profile = fact.applyTo(profile, rules.fold);
      sequence++;
    }
    return new Person(person.user(), sequence, profile);
  }

  /** The same models a while later, when people have gone on. */
  public Moment with(Instant later, Map<String, Person> others) {
    return new Moment(later, catalogue, others, clusters, interactions, trends, networks);
  }

  /** The same, but for what one user has done with items since. */
  public Moment with(String user, Interactions row) {
    InteractionMatrix rows = interactions.copy();
    rows.put(user, row);
    return new Moment(now, catalogue, people, clusters, rows, trends, networks);
  }

  /** What a user did with items, as its cohort would hold it after these events. */
  public Interactions row(String user, List<Behavior> events, Rules rules) {
    OfflineClusters alone = new OfflineClusters(catalogue, rules.clustering);
    contribution(user, Folded.of(events, rules), rules.fold).ifPresent(alone::add);
    return alone.interactions().of(user);
  }

  /** Somebody who did something, or a stranger. */
  public Person person(String user, Fold fold) {
    Person known = people.get(user);
    return known == null ? new Person(user, 0, InterestProfile.empty(fold)) : known;
  }

  /** What everybody does, without a blend. */
  public Crowd crowd(GraphSettings settings) {
    return new Crowd(
        CrowdVersion.NONE,
        ItemGraph.of(gram(settings), settings),
        trends,
        Optional.empty(),
        networks);
  }
}
