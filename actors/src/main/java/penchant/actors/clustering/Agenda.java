package penchant.actors.clustering;

import java.time.Duration;
import java.time.Instant;
import penchant.domain.clustering.ClusteringRound;
import penchant.domain.clustering.ClusteringState;
import penchant.domain.clustering.audit.AuditFigures;

/**
 * What the coordinator does next, and when.
 *
 * <p>Mutable; owned by the coordinator.
 */
final class Agenda {

  private static final Duration IDLE_ROUND_AFTER = Duration.ofSeconds(30);

  /** How long news may wait that move no centroid: sizes, names, items. */
  private static final Duration TOLD_WITHIN = Duration.ofSeconds(6);

  /** While there is news, a sample is drawn about so often to see what ought to be split. */
  private static final Duration SAMPLE_EVERY = Duration.ofSeconds(4);

  /** After a sample to which not all cohorts answered, rounds are held without one for so long. */
  private static final Duration SAMPLE_AGAIN_AFTER = Duration.ofSeconds(20);

  /** After this long a round is made without the cohorts that have not taken in the last one. */
  private static final Duration STRAGGLER_PATIENCE = Duration.ofSeconds(8);

  /**
   * A centroid that would go farther than this in one round may be about to leave its people for
   * others who came: it goes only if a sample shows no birth.
   */
  private static final double FAR = 0.01;

  /** The first audit tells soon whether the clusters are any good. */
  private static final Duration FIRST_AUDIT_AFTER = Duration.ofMinutes(5);

  private final Duration auditEvery;
  private final Instant started;
  private boolean news;
  private boolean unsampled;
  private boolean sampleFailed;
  private Instant lastAudit = Instant.MIN;
  private Instant lastRound = Instant.MIN;
  private Instant lastPublished = Instant.MIN;
  private Instant nextSample = Instant.MIN;

  /** What there is to do. */
  enum Step {
    WAIT,
    /** Tell the nodes what the journal holds. */
    PUBLISH,
    /** Draw a sample and find the clusters in it. */
    SEED,
    /** Draw a sample and compare the clusters with a full run. */
    AUDIT,
    /** Draw a sample and hold a round with it. */
    SAMPLE,
    /** Hold a round. */
    ROUND
  }

  Agenda(Duration auditEvery, Instant started) {
    this.auditEvery = auditEvery;
    this.started = started;
  }

  /** A cohort said something new. */
  void news() {
    news = true;
    unsampled = true;
  }

  /**
   * The next step; whoever asks is expected to take it.
   *
   * @param reseedDue clusters have to be found anew
   * @param assigned all rows stand under the newest centroids
   * @param isPublished a model has been published since the start
   */
  Step next(
      ClusteringState state,
      boolean reseedDue,
      boolean assigned,
      boolean isPublished,
      Instant now) {
    boolean maySample = !nextSample.isAfter(now);
    if (reseedDue && (maySample || !sampleFailed)) {
      return Step.SEED;
    }
    if (!assigned && !isPublished) {
      // After a restart: cohorts assign their rows once they have the model, then they can be
      // counted.
      lastRound = now;
      return Step.PUBLISH;
    }
    if (assigned && isAuditDue(state, now)) {
      lastAudit = now;
      return Step.AUDIT;
    }
    if (assigned && unsampled && maySample) {
      nextSample = now.plus(SAMPLE_EVERY);
      return Step.SAMPLE;
    }
    Duration wait =
        assigned && news ? Duration.ZERO : assigned ? IDLE_ROUND_AFTER : STRAGGLER_PATIENCE;
    return lastRound.plus(wait).isAfter(now) ? Step.WAIT : Step.ROUND;
  }

  private boolean isAuditDue(ClusteringState state, Instant now) {
    Duration first = auditEvery.compareTo(FIRST_AUDIT_AFTER) < 0 ? auditEvery : FIRST_AUDIT_AFTER;
    Instant due =
        state
            .vitals()
            .audit()
            .map(AuditFigures::at)
            .map(at -> at.plus(auditEvery))
            .orElse(started.plus(first));
    return !state.clusters().isEmpty()
        && !due.isAfter(now)
        && !lastAudit.plus(FIRST_AUDIT_AFTER).isAfter(now);
  }

  /** Not all cohorts answered: rounds go on without a sample, and it is tried again later. */
  void sampleFailed(Instant now) {
    sampleFailed = true;
    nextSample = now.plus(SAMPLE_AGAIN_AFTER);
  }

  /**
   * A round was computed.
   *
   * @param withSample it has seen all that was new in a sample
   * @return whether it is to be published: something moved, or has not been told for long enough
   */
  boolean isDue(ClusteringRound round, boolean withSample, boolean isPublished, Instant now) {
    lastRound = now;
    unsampled &= !withSample;
    if (!withSample && !sampleFailed && round.hasMoved() && round.step().moved() > FAR) {
      return false;
    }
    sampleFailed &= !withSample;
    boolean waitedEnough = !lastPublished.plus(TOLD_WITHIN).isAfter(now);
    return round.isUrgent() || !isPublished || ((round.isNews() || news) && waitedEnough);
  }

  void published(Instant now) {
    lastPublished = now;
    news = false;
  }
}
