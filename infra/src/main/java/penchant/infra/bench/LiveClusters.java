package penchant.infra.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import penchant.actors.clustering.ClusterModels;
import penchant.actors.clustering.ClusteringCoordinator;
import penchant.actors.clustering.ClusteringSurroundings;
import penchant.actors.clustering.Cohort;
import penchant.actors.clustering.ReportReply;
import penchant.domain.clustering.ClusterModel;
import penchant.domain.clustering.ClusteringSettings;
import penchant.domain.clustering.CohortTable;
import penchant.domain.clustering.Deed;
import penchant.domain.clustering.Effort;
import penchant.domain.clustering.ItemKnowledge;
import penchant.domain.clustering.Mean;
import penchant.domain.clustering.UserHash;
import penchant.domain.vector.Embedding;
import penchant.domain.vector.QuantisedVector;

/**
 * The cohorts, the coordinator and the model of one node, as on a node, with rows and journal in
 * memory and on a virtual clock. People report once each, in their order.
 */
final class LiveClusters implements AutoCloseable {

  /** As often as the coordinator holds one. */
  private static final Duration ROUND = Duration.ofSeconds(2);

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final People people;
  private final VirtualTime time = new VirtualTime(START);
  private final ClusterModels models = new ClusterModels();
  private final List<CohortTable> tables = new ArrayList<>();
  private final List<ActorRef<Cohort.Command>> cohorts = new ArrayList<>();
  private final ActorRef<ReportReply> replies;
  private final double[] sum;
  private final Effort effort = new Effort();
  private int reported;
  private int acknowledged;

  LiveClusters(People people, ClusteringSettings settings, int cohortCount) {
    this.people = people;
    this.sum = new double[people.space().dimensions()];
    ActorSystem<Void> system = time.system();
    for (int number = 0; number < cohortCount; number++) {
      CohortTable table =
          new CohortTable(
              people.space().dimensions(), settings.popularityHalfLife(), settings.stickiness());
      tables.add(table);
      Cohort.Surroundings surroundings =
          new Cohort.Surroundings(new RowsInMemory(), () -> table, models::current, user -> {});
      cohorts.add(
          system.systemActorOf(
              Cohort.create(number, 1, surroundings), "cohort-" + number, Props.empty()));
    }
    ActorRef<ClusteringCoordinator.Command> coordinator =
        system.systemActorOf(
            ClusteringCoordinator.create(
                new ClusteringSurroundings(
                    people.space(),
                    settings,
                    cohortCount,
                    (cohort, command) -> cohorts.get(cohort).tell(command),
                    this::knowledge,
                    time.clock(),
                    effort)),
            "coordinator",
            Props.empty());
    system.systemActorOf(models.follow(coordinator), "models", Props.empty());
    replies = system.systemActorOf(counting(), "replies", Props.empty());
    time.settle();
  }

  private Behavior<ReportReply> counting() {
    return Behaviors.receiveMessage(
        reply -> {
          acknowledged += reply instanceof ReportReply.Acknowledged ? 1 : 0;
          return Behaviors.same();
        });
  }

  /** The items are the texts that have been reported: their mean is that of a catalogue. */
  private ItemKnowledge knowledge() {
    float[] mean = new float[sum.length];
    for (int i = 0; i < mean.length; i++) {
      mean[i] = (float) (sum[i] / Math.max(1, reported));
    }
    return new ItemKnowledge() {
      @Override
      public Mean mean() {
        return Mean.of(mean);
      }

      @Override
      public List<String> terms(String item) {
        return List.of();
      }

      @Override
      public Optional<Embedding> vector(String item) {
        return Optional.empty();
      }
    };
  }

  /** The next so many people report, at the same time; then a round's time passes. */
  void round(int reports) {
    int end = Math.min(people.count(), reported + reports);
    while (reported < end) {
      report(reported);
      people.vectors().get(reported++).toEmbedding().addTo(sum);
      time.settle();
    }
    time.pass(ROUND);
    if (acknowledged != reported) {
      throw new IllegalStateException(
          "of " + reported + " reports " + acknowledged + " were acknowledged");
    }
  }

  private void report(int line) {
    Instant now = time.clock().instant();
    QuantisedVector vector = people.vectors().get(line);
    List<Deed> deeds =
        people.terms().get(line).stream()
            .map(term -> new Deed(Deed.ofTerm(term), 1, now.toEpochMilli()))
            .toList();
    cohorts
        .get(UserHash.slice(people.id(line), cohorts.size()))
        .tell(
            new Cohort.Report(
                people.id(line),
                1,
                1,
                Optional.of(vector),
                deeds,
                Optional.of(vector),
                now,
                replies));
  }

  /** How many have reported. */
  int reported() {
    return reported;
  }

  ClusterModel model() {
    return models.current();
  }

  /** The cluster in which each of those who have reported stands, -1 for none, by their order. */
  long[] standing() {
    return IntStream.range(0, reported)
        .mapToLong(
            line -> {
              String id = people.id(line);
              return tables
                  .get(UserHash.slice(id, tables.size()))
                  .row(id, List.of())
                  .cluster()
                  .orElse(-1);
            })
        .toArray();
  }

  /** What is clustered of those who have reported, under the mean of the model. */
  List<Embedding> points() {
    return people.vectors().subList(0, reported).stream()
        .map(vector -> model().centred(vector.toEmbedding()))
        .toList();
  }

  /**
   * What assignments and sums of the cohorts have cost so far, and the coordinator's looks at pairs
   * of clusters and at its sample.
   */
  long multiplyAdds() {
    return effort.multiplyAdds() + tables.stream().mapToLong(CohortTable::multiplyAdds).sum();
  }

  @Override
  public void close() {
    time.close();
  }
}
