package penchant.actors.embedding;

/** The encoder works, but not on this text. */
public final class EmbeddingFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public EmbeddingFailedException(String message) {
    super(message);
  }

  public EmbeddingFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
