package penchant.actors.user;

import java.util.List;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.NotUsed;
import org.apache.pekko.stream.javadsl.Source;
import penchant.domain.interest.UserFact;

/** Reads users' journals from outside. Every call fails when the journal is away. */
public interface JournalReader {

  /**
   * The facts with sequence numbers {@code fromSequence} to {@code toSequence}, both included, in
   * their order; fewer where the journal ends before.
   */
  CompletionStage<List<UserFact>> facts(String user, long fromSequence, long toSequence);

  /** The sequence number of the last fact; 0 for a user without any. */
  CompletionStage<Long> highestSequence(String user);

  /** The ids of all users that have a journal, each once, in no particular order. */
  Source<String, NotUsed> users();
}
