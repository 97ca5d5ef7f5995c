package penchant.actors.user;

import java.util.List;
import java.util.concurrent.CompletionStage;
import penchant.domain.behavior.Behavior;
import penchant.domain.view.ProfileView;

/**
 * All users, wherever in the node cluster they live. Ids are strings of 1 to 128 characters, any
 * but control characters. A question that gets no answer in time fails with {@link
 * UserUnavailableException}, one that is turned away since too many wait with {@link
 * UserBusyException}.
 */
public interface Users {

  /**
   * Records a batch of one user's events, in their order, with one write.
   *
   * @param batch at least one event; times count in milliseconds
   * @return once all that is not a duplicate is durable; fails with {@link
   *     JournalUnavailableException} when the journal failed the write, with {@link
   *     UserUnavailableException} when this user does not answer or cannot be brought back, or took
   *     only a part of a long batch: then the same batch may be sent again; and with {@link
   *     UserBusyException} when too much waits for the user already, and nothing was recorded
   */
  CompletionStage<Recorded> record(String user, List<Behavior> batch);

  /**
   * A list for the user, from the last profile known, also while the journal is away. Whether it
   * has folded the fact that it was to wait for, the answer tells by its own number; what was
   * acknowledged is always there.
   */
  CompletionStage<RankedAnswer> recommend(String user, ListRequest request);

  /** The user's profile as a person reads it. */
  CompletionStage<ProfileView> interests(String user);

  /** Where the user's lasting interests lie. */
  CompletionStage<Direction> direction(String user);

  /** The live profile in short, to compare with a refold of the journal. */
  CompletionStage<ProfileDigest> digest(String user);
}
