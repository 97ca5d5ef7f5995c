package penchant.infra.evaluate;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import penchant.domain.catalogue.Item;
import penchant.domain.catalogue.WeightedItem;
import penchant.domain.clustering.Cluster;
import penchant.domain.clustering.ClusterModel;
import penchant.domain.history.History;
import penchant.domain.history.Moment;
import penchant.domain.interest.InterestProfile;
import penchant.domain.ranking.Person;
import penchant.domain.vector.Embedding;

/**
 * People in the classes that their events put them into: the interest clusters after a history.
 *
 * @param byUser the class of everybody who has one, in the order of user ids
 */
record Classes(Moment moment, SortedMap<String, Long> byUser) {

  private static final int LEAST_SEEN = 5;

  static Classes of(History history, Study study) {
    Moment moment = Moment.after(history, history.newest(), study.catalogue(), study.rules());
    SortedMap<String, Long> byUser = new TreeMap<>();
    for (Person person : moment.people().values()) {
      of(person.profile(), moment.clusters())
          .ifPresent(cluster -> byUser.put(person.user(), cluster.id()));
    }
    return new Classes(moment, byUser);
  }

  private static Optional<Cluster> of(InterestProfile profile, ClusterModel model) {
    return profile.longVector().flatMap(model::nearest);
  }

  ClusterModel model() {
    return moment.clusters();
  }

  /** The class of a person of this profile. */
  Optional<Cluster> of(InterestProfile profile) {
    return of(profile, model());
  }

  /** P(theta) of a person of this profile; empty without a vector. */
  SortedMap<Long, Double> distribution(InterestProfile profile) {
    return profile.longVector().map(model()::distribution).orElseGet(TreeMap::new);
  }

  InterestProfile profile(String user) {
    return Optional.ofNullable(moment.people().get(user)).orElseThrow().profile();
  }

  /** Where a person stands among the others; nowhere without a vector. */
  Optional<Embedding> centred(String user) {
    return profile(user).longVector().map(model()::centred);
  }

  /** The person of a class of whom the least is known, but something: who is easiest to move. */
  Optional<String> newest(Cluster cluster) {
    return byUser.entrySet().stream()
        .filter(entry -> entry.getValue() == cluster.id())
        .map(Map.Entry::getKey)
        .filter(user -> profile(user).seen().size() >= LEAST_SEEN)
        .min(Comparator.comparing(user -> profile(user).seen().size()));
  }

  /** What people of a class do most, the first {@code most}. */
  List<Item> popular(Cluster cluster, int most) {
    return cluster.items().stream()
        .map(WeightedItem::item)
        .map(moment.catalogue()::find)
        .flatMap(Optional::stream)
        .limit(most)
        .toList();
  }

  /** Of what is popular in a class the first that a person has not met. */
  Optional<Item> unmet(Cluster cluster, InterestProfile profile) {
    return popular(cluster, Integer.MAX_VALUE).stream()
        .filter(item -> !profile.hasSeen(item.id()))
        .findFirst();
  }
}
