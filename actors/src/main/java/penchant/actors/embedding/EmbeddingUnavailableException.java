package penchant.actors.embedding;

/** No encoder came to the text, which says nothing of it: the same call may be made again. */
public final class EmbeddingUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public EmbeddingUnavailableException(String message) {
    super(message);
  }
}
