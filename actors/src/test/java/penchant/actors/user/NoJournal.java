package penchant.actors.user;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.NotUsed;
import org.apache.pekko.stream.javadsl.Source;
import penchant.domain.interest.UserFact;

/** Nobody ever did anything. */
final class NoJournal implements JournalReader {

  @Override
  public CompletionStage<List<UserFact>> facts(String user, long from, long to) {
    return CompletableFuture.completedFuture(List.of());
  }

  @Override
  public CompletionStage<Long> highestSequence(String user) {
    return CompletableFuture.completedFuture(0L);
  }

  @Override
  public Source<String, NotUsed> users() {
    return Source.empty();
  }
}
