package penchant.actors.user;

import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.pattern.StatusReply;
import org.slf4j.Logger;
import penchant.actors.user.User.ReadDigest;
import penchant.actors.user.User.ReadDirection;
import penchant.actors.user.User.ReadView;
import penchant.actors.user.User.Recommend;
import penchant.domain.interest.InterestProfile;

/**
 * Answers what is asked of one user's profile, never in the user's own thread: making a list takes
 * long, and what it needs does not change.
 */
final class ReadAnswers {

  /** Begins a refusal for want of room; of an error only its text crosses between nodes. */
  static final String BUSY = "busy: ";

  private final String user;
  private final UserSurroundings surroundings;
  private final Logger log;

  ReadAnswers(String user, UserSurroundings surroundings, Logger log) {
    this.user = user;
    this.surroundings = surroundings;
    this.log = log;
  }

  /**
   * @param sequence of the last fact in {@code profile}
   */
  void give(User.Read read, long sequence, InterestProfile profile) {
    UserReads reads = new UserReads(user, sequence, profile, surroundings);
    if (read instanceof Recommend recommend) {
      give(recommend.replyTo(), () -> reads.recommend(recommend.request()));
    } else if (read instanceof ReadView view) {
      give(view.replyTo(), () -> new User.View(reads.view()));
    } else if (read instanceof ReadDirection direction) {
      give(direction.replyTo(), reads::direction);
    } else if (read instanceof ReadDigest digest) {
      give(digest.replyTo(), reads::digest);
    }
  }

  /** Whoever asked has gone when the answer comes too late: then it is not computed at all. */
  private <T> void give(ActorRef<StatusReply<T>> replyTo, Supplier<T> answer) {
    long asked = System.nanoTime();
    long patience = surroundings.settings().askTimeout().toNanos();
    try {
      surroundings
          .rankerThreads()
          .execute(
              () -> {
                if (System.nanoTime() - asked <= patience) {
                  compute(replyTo, answer);
                }
              });
    } catch (RejectedExecutionException full) {
      replyTo.tell(StatusReply.error(BUSY + full.getMessage()));
    }
  }

  private <T> void compute(ActorRef<StatusReply<T>> replyTo, Supplier<T> answer) {
    try {
      replyTo.tell(StatusReply.success(answer.get()));
    } catch (RuntimeException wrong) {
      log.error("user '{}' could not be answered", user, wrong);
      replyTo.tell(StatusReply.error("user '" + user + "': " + wrong));
    }
  }

  static void refuse(User.Read read, String reason) {
    if (read instanceof Recommend recommend) {
      recommend.replyTo().tell(StatusReply.error(reason));
    } else if (read instanceof ReadView view) {
      view.replyTo().tell(StatusReply.error(reason));
    } else if (read instanceof ReadDirection direction) {
      direction.replyTo().tell(StatusReply.error(reason));
    } else if (read instanceof ReadDigest digest) {
      digest.replyTo().tell(StatusReply.error(reason));
    }
  }
}
