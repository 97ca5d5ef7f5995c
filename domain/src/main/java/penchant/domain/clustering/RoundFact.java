package penchant.domain.clustering;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import penchant.domain.clustering.ClusteringEvent.Centroid;
import penchant.domain.clustering.ClusteringEvent.Description;
import penchant.domain.clustering.audit.AuditFigures;
import penchant.domain.clustering.drift.DriftAlarm;
import penchant.domain.clustering.lineage.Move;
import penchant.domain.clustering.theta.ThetaFit;

/** What happened in a round. Facts fold themselves, in their order; folding is pure. */
public sealed interface RoundFact {

  /** The state after this, of the round {@code round} held at {@code at}. */
  ClusteringState applyTo(ClusteringState state, long round, Instant at);

  /**
   * A centroid went after its people.
   *
   * @param distance 1 - cosine between before and now
   */
  record ClusterMoved(Centroid centroid, double distance) implements RoundFact {

    @Override
    public ClusteringState applyTo(ClusteringState state, long round, Instant at) {
      return state.moved(this, round, at);
    }
  }

  /**
   * A cluster formed inside another one, of people who came there from elsewhere or are new.
   *
   * @param within the cluster in which it showed; what that keeps is told by a {@link ClusterMoved}
   * @param people how many, estimated from a sample until they are counted
   * @param origins where they stood before, estimated likewise; -1 for nowhere
   */
  record ClusterBorn(Centroid centroid, long within, long people, SortedMap<Long, Long> origins)
      implements RoundFact {

    public ClusterBorn {
      origins = Collections.unmodifiableSortedMap(new TreeMap<>(origins));
    }

    @Override
    public ClusteringState applyTo(ClusteringState state, long round, Instant at) {
      return state.born(this, round, at);
    }
  }

  /**
   * A cluster became two. The larger part keeps the id.
   *
   * @param peopleKept estimated from a sample until they are counted
   * @param people of the child, estimated likewise
   */
  record ClusterSplit(Centroid kept, Centroid child, long peopleKept, long people)
      implements RoundFact {

    @Override
    public ClusteringState applyTo(ClusteringState state, long round, Instant at) {
      return state.split(this, round, at);
    }
  }

  /**
   * Two clusters became one. The larger keeps its id.
   *
   * @param into with the centroid of both
   * @param people of both
   */
  record ClusterMerged(Centroid into, long absorbed, long people) implements RoundFact {

    @Override
    public ClusteringState applyTo(ClusteringState state, long round, Instant at) {
      return state.merged(this, round, at);
    }
  }

  /**
   * A cluster ended, since nearly nobody stands in it.
   *
   * @param people who stood in it
   */
  record ClusterRetired(long id, long people) implements RoundFact {

    @Override
    public ClusteringState applyTo(ClusteringState state, long round, Instant at) {
      return state.retired(this, round, at);
    }
  }

  /** A cluster is described anew. */
  record ClusterDescribed(Description description) implements RoundFact {

    @Override
    public ClusteringState applyTo(ClusteringState state, long round, Instant at) {
      return state.described(description);
    }
  }

  /** People went from cluster to cluster since the last round, as all cohorts counted them. */
  record PeopleMoved(SortedMap<Move, Long> moves) implements RoundFact {

    public PeopleMoved {
      moves = Collections.unmodifiableSortedMap(new TreeMap<>(moves));
    }

    @Override
    public ClusteringState applyTo(ClusteringState state, long round, Instant at) {
      return state.peopleMoved(this, round, at);
    }
  }

  /** Interests drift. */
  record DriftDetected(DriftAlarm alarm) implements RoundFact {

    @Override
    public ClusteringState applyTo(ClusteringState state, long round, Instant at) {
      return state.drifted(alarm);
    }
  }

  /** P(theta) was fitted anew. */
  record ThetaFitted(ThetaFit fit) implements RoundFact {

    @Override
    public ClusteringState applyTo(ClusteringState state, long round, Instant at) {
      return state.with(state.vitals().with(fit));
    }
  }

  /** The clusters were compared with those of a full run. */
  record ClustersAudited(AuditFigures figures) implements RoundFact {

    @Override
    public ClusteringState applyTo(ClusteringState state, long round, Instant at) {
      return state.with(state.vitals().with(figures));
    }
  }
}
