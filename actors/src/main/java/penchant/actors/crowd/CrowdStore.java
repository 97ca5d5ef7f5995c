package penchant.actors.crowd;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.Done;
import penchant.domain.learning.LearnedBlend;
import penchant.domain.ranking.CrowdVersion;
import penchant.domain.ranking.Trends;

/**
 * Through which what everybody does comes to all nodes: it is too large for messages. Each piece is
 * kept under its version; which versions count is written last, so that what is read is whole.
 */
public interface CrowdStore {

  /** The versions that count. */
  CompletionStage<CrowdVersion> newest();

  CompletionStage<Done> publish(long version, MadeGraph graph);

  CompletionStage<Done> publish(long version, Trends trends);

  CompletionStage<Done> publish(long version, LearnedBlend blend);

  /** Fails if the version is gone, which happens to one that does not count any more. */
  CompletionStage<MadeGraph> graph(long version);

  /** Fails if the version is gone, which happens to one that does not count any more. */
  CompletionStage<Trends> trends(long version);

  /**
   * Nothing for one of another version of this software, whose features are not known here. Fails
   * if the version is gone, which happens to one that does not count any more.
   */
  CompletionStage<Optional<LearnedBlend>> blend(long version);
}
