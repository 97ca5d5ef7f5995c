package penchant.domain.history;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import penchant.domain.catalogue.Catalogue;
import penchant.domain.catalogue.Item;
import penchant.domain.clustering.Centroids;
import penchant.domain.clustering.ClusterModel;
import penchant.domain.clustering.ClusteringRound;
import penchant.domain.clustering.ClusteringSettings;
import penchant.domain.clustering.ClusteringState;
import penchant.domain.clustering.CohortTable;
import penchant.domain.clustering.Contribution;
import penchant.domain.clustering.Effort;
import penchant.domain.clustering.ItemKnowledge;
import penchant.domain.clustering.Mean;
import penchant.domain.clustering.PopulationTotals;
import penchant.domain.clustering.PublishedModel;
import penchant.domain.clustering.ReseedRule;
import penchant.domain.clustering.RoundMemory;
import penchant.domain.clustering.Sample;
import penchant.domain.clustering.Seeding;
import penchant.domain.graph.InteractionMatrix;
import penchant.domain.text.Terms;
import penchant.domain.vector.Embedding;

/** Seeds and moves clusters over a whole population at once, as rounds would, until they settle. */
final class OfflineClusters {

  private static final int MOST_ROUNDS = 30;

  private final Catalogue catalogue;
  private final ClusteringSettings settings;
  private final CohortTable table;

  OfflineClusters(Catalogue catalogue, ClusteringSettings settings) {
    this.catalogue = catalogue;
    this.settings = settings;
    this.table = new CohortTable(catalogue.space().dimensions(), settings.popularityHalfLife());
  }

  void add(Contribution contribution) {
    table.apply(contribution);
  }

  InteractionMatrix interactions() {
    InteractionMatrix interactions = new InteractionMatrix();
    table
        .interactionsAfter(0, Integer.MAX_VALUE, everybody -> true)
        .rows()
        .forEach(row -> interactions.put(row.user(), row.interactions()));
    return interactions;
  }

  ClusterModel model(Instant now) {
    ItemKnowledge knowledge = new Knowledge(catalogue);
    String space = catalogue.space().id();
    PopulationTotals totals =
        new PopulationTotals(1, catalogue.space().dimensions(), settings.popularityHalfLife());
    RoundMemory memory = new RoundMemory(new Effort());
    ClusteringState state = ClusteringState.EMPTY;
    totals.replace(0, table.changesAfter(0));
    if (ReseedRule.isDue(state, totals.population(), space, knowledge, settings)) {
      long population = totals.population();
      int k = ReseedRule.clusters(state, 0, population, settings.adaptivity());
      Seeding seeding = settings.seeding().withK(k);
      long seed = state.round() + 1;
      List<Sample> reservoir = seeding.merge(table.sample(seed, seeding.threshold(population)));
      List<Embedding> found = seeding.seed(reservoir, knowledge.mean(), List.of(), seed);
      if (!found.isEmpty()) {
        state =
            state
                .seed(
                    found,
                    seeding.sizes(reservoir, knowledge.mean(), found, population),
                    space,
                    knowledge.mean(),
                    population,
                    settings.identityThreshold(),
                    now)
                .applyTo(state);
      }
    }
    ClusteringRound round = null;
    for (int i = 0; i < MOST_ROUNDS; i++) {
      table.assign(Centroids.of(state.centroidRound(), state.mean(), state.centroids()));
      totals.replace(0, table.changesAfter(totals.versionOf(0)));
      round = ClusteringRound.of(state, totals, memory, List.of(), knowledge, settings, true, now);
      if (!round.isNews()) {
        break;
      }
      state = round.event().applyTo(state);
      if (!round.hasMoved()) {
        break;
      }
    }
    return round == null
        ? ClusterModel.EMPTY
        : PublishedModel.of(state, settings.temperature(), round.items(), round.popular(), now);
  }

  /** What a round asks of the items; each title is cut into terms once. */
  private static final class Knowledge implements ItemKnowledge {
    private final Catalogue catalogue;
    private final Mean mean;
    private final Map<String, List<String>> terms = new HashMap<>();

    Knowledge(Catalogue catalogue) {
      this.catalogue = catalogue;
      this.mean = Mean.of(catalogue.mean());
    }

    @Override
    public Mean mean() {
      return mean;
    }

    @Override
    public List<String> terms(String item) {
      return terms.computeIfAbsent(
          item, id -> catalogue.find(id).map(Item::title).map(Terms::of).orElse(List.of()));
    }

    @Override
    public Optional<Embedding> vector(String item) {
      return catalogue.find(item).map(Item::vector);
    }
  }
}
