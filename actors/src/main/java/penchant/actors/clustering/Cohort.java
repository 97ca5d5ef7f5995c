package penchant.actors.clustering;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;
import penchant.actors.Wire;
import penchant.domain.clustering.Deed;
import penchant.domain.clustering.UserHash;
import penchant.domain.vector.QuantisedVector;

/** Keeps the newest contribution of each user in one fixed slice of the population. */
public final class Cohort {

  /** Fixed at the first start and for ever: rows are stored by it. */
  public static final int COHORTS = 128;

  public static final EntityTypeKey<Command> KEY = EntityTypeKey.create(Command.class, "cohort");

  /** The most deeds that one report may carry; the rest follows in the next. */
  public static final int MOST_DEEDS = 200;

  private Cohort() {}

  /** The entity id of the user's cohort, "0" to "127". */
  public static String idOf(String user) {
    return Integer.toString(UserHash.slice(user, COHORTS));
  }

  public sealed interface Command permits Report {}

  /**
   * A user's contribution, absolute as of {@code toSequence}, with what its facts {@code
   * fromSequence} to {@code toSequence} add to the sums. With no new facts, {@code fromSequence} is
   * {@code toSequence + 1}.
   *
   * @param longVector as the profile holds it, not centred; absent while it has no direction
   * @param deeds at most {@link #MOST_DEEDS}; when more are due, {@code toSequence} ends earlier
   * @param newest the user's newest event time
   */
  public record Report(
      String user,
      long fromSequence,
      long toSequence,
      Optional<QuantisedVector> longVector,
      List<Deed> deeds,
      Instant newest,
      ActorRef<ReportReply> replyTo)
      implements Command, Wire {}
}
