package penchant.infra.training;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.TreeMap;
import penchant.domain.behavior.Behavior;
import penchant.domain.behavior.BehaviorType;
import penchant.domain.behavior.EventKey;
import penchant.domain.behavior.EventWeights;
import penchant.domain.catalogue.Catalogue;
import penchant.domain.catalogue.CatalogueChange;
import penchant.domain.catalogue.Item;
import penchant.domain.clustering.Cluster;
import penchant.domain.clustering.ClusterModel;
import penchant.domain.clustering.Mean;
import penchant.domain.decay.HalfLife;
import penchant.domain.interest.BehaviorRecorded;
import penchant.domain.interest.Fold;
import penchant.domain.network.Examples;
import penchant.domain.vector.Embedding;
import penchant.domain.vector.QuantisedVector;
import penchant.domain.vector.VectorSpace;

/**
 * People who like anything, which says nothing, but buy what is next in a circle of themes after
 * what they last searched for: a theme leads to another.
 */
final class MadeUpWorld {

  static final int THEMES = 6;
  static final VectorSpace SPACE = new VectorSpace("made-up", 16);
  static final Fold FOLD =
      Fold.named(
          "test",
          SPACE,
          new HalfLife(Duration.ofDays(45)),
          new HalfLife(Duration.ofHours(6)),
          EventWeights.standard(),
          30,
          8,
          0.6,
          8,
          1_000);

  private static final int ITEMS_PER_THEME = 40;
  private static final int PEOPLE = 250;
  private static final int ROUNDS = 6;
  private static final int LIKES = 4;
  private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");

  private final SplittableRandom random;
  private final List<Embedding> themes = new ArrayList<>();
  private final List<List<Item>> items = new ArrayList<>();
  private final Catalogue catalogue;

  MadeUpWorld(long seed) {
    random = new SplittableRandom(seed);
    List<CatalogueChange> changes = new ArrayList<>();
    for (int theme = 0; theme < THEMES; theme++) {
      themes.add(near(Optional.empty()));
      List<Item> own = new ArrayList<>();
      for (int i = 0; i < ITEMS_PER_THEME; i++) {
        Item item =
            new Item(
                theme + "-" + i,
                "",
                "",
                List.of(),
                List.of(),
                Optional.empty(),
                START,
                false,
                near(Optional.of(themes.get(theme))));
        own.add(item);
        changes.add(new CatalogueChange.Put(item, 1));
      }
      items.add(own);
    }
    catalogue = Catalogue.empty(SPACE).with(changes);
  }

  Examples examples() {
    Examples examples = new Examples(catalogue, FOLD, 1, 100_000);
    for (int person = 0; person < PEOPLE; person++) {
      examples.add("person-" + person, facts());
    }
    return examples;
  }

  private List<BehaviorRecorded> facts() {
    List<BehaviorRecorded> facts = new ArrayList<>();
    Instant at = START;
    for (int round = 0; round < ROUNDS; round++) {
      int theme = random.nextInt(THEMES);
      Embedding words = near(Optional.of(themes.get(theme)));
      at = at.plus(Duration.ofDays(1));
      facts.add(fact(BehaviorType.SEARCH, Optional.empty(), words, at));
      for (int like = 0; like < LIKES; like++) {
        Item item = any(random.nextInt(THEMES));
        at = at.plusSeconds(60);
        facts.add(fact(BehaviorType.LIKE, Optional.empty(), item.vector(), at));
      }
      Item bought = any((theme + 1) % THEMES);
      at = at.plusSeconds(60);
      facts.add(fact(BehaviorType.PURCHASE, Optional.of(bought.id()), bought.vector(), at));
    }
    return facts;
  }

  /** A cluster for each theme. */
  ClusterModel clusters() {
    List<Cluster> clusters = new ArrayList<>();
    for (int theme = 0; theme < THEMES; theme++) {
      clusters.add(
          new Cluster(
              theme + 1, themes.get(theme), 1, "", List.of(), List.of(), List.of(), 1, START));
    }
    return new ClusterModel(1, SPACE.id(), Mean.NONE, clusters, List.of(), START);
  }

  private Item any(int theme) {
    return items.get(theme).get(random.nextInt(ITEMS_PER_THEME));
  }

  private Embedding near(Optional<Embedding> centre) {
    float[] components = new float[SPACE.dimensions()];
    for (int i = 0; i < components.length; i++) {
      float noise = (float) (2 * random.nextDouble() - 1);
      components[i] = centre.isPresent() ? centre.get().component(i) + 0.2f * noise : noise;
    }
    return Embedding.directionOf(components);
  }

  private static BehaviorRecorded fact(
      BehaviorType type, Optional<String> item, Embedding vector, Instant at) {
    return new BehaviorRecorded(
        new Behavior(
            EventKey.NONE,
            type,
            item,
            item.isPresent() ? "" : "words",
            OptionalDouble.empty(),
            at,
            new TreeMap<>(),
            Optional.of(QuantisedVector.of(vector)),
            SPACE.id(),
            false));
  }
}
