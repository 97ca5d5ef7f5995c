package penchant.actors.embedding;

/** The encoder works, but not on this text, or it was stopped before it came to it. */
public final class EmbeddingFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public EmbeddingFailedException(String message) {
    super(message);
  }

  public EmbeddingFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
