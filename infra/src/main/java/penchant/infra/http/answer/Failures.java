package penchant.infra.http.answer;

import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import penchant.actors.catalogue.CatalogueUnavailableException;
import penchant.actors.embedding.EmbeddingFailedException;
import penchant.actors.embedding.EmbeddingQueueFullException;
import penchant.actors.embedding.EmbeddingUnavailableException;
import penchant.actors.user.JournalUnavailableException;
import penchant.actors.user.UserBusyException;
import penchant.actors.user.UserUnavailableException;

/** From what was thrown to what the caller is told. */
public final class Failures {

  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

  private Failures() {}

  /**
   * The problem that a failure is for the caller. What nobody foresaw becomes a 500 with an id,
   * under which the log holds the rest.
   */
  public static Problem problem(Throwable thrown) {
    Throwable cause = cause(thrown);
    if (cause instanceof ProblemException known) {
      return known.problem();
    }
    if (cause instanceof JournalUnavailableException) {
      return Problem.away("journal", sentence(cause));
    }
    if (cause instanceof UserUnavailableException) {
      return Problem.away("user", sentence(cause));
    }
    if (cause instanceof UserBusyException || cause instanceof RejectedExecutionException) {
      return Problem.tooMuch(sentence(cause));
    }
    if (cause instanceof CatalogueUnavailableException) {
      return Problem.away("catalogue", sentence(cause));
    }
    if (cause instanceof EmbeddingQueueFullException full) {
      return full.isTooLarge()
          ? Problem.of(413, "Content Too Large", sentence(cause))
          : Problem.tooMuch(sentence(cause), full.retryAfter());
    }
    if (cause instanceof EmbeddingUnavailableException) {
      return Problem.away("encoder", sentence(cause));
    }
    if (cause instanceof EmbeddingFailedException) {
      return Problem.of(422, "Unprocessable Content", sentence(cause));
    }
    if (cause instanceof TimeoutException) {
      return Problem.away(
          "answer", "a part of the node did not answer in time: " + sentence(cause));
    }
    String id = UUID.randomUUID().toString();
    LOG.error("Failure {}", id, cause);
    return Problem.of(
            500,
            "Internal Server Error",
            "something went wrong that should not; the log has it as failure " + id)
        .with("id", id);
  }

  /** What is inside the wrappers that futures put around a failure. */
  public static Throwable cause(Throwable thrown) {
    Throwable cause = thrown;
    while ((cause instanceof CompletionException || cause instanceof ExecutionException)
        && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }

  private static String sentence(Throwable cause) {
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }
}
