package penchant.actors.embedding;

/** Too many texts wait for a vector: the same call may be made again a little later. */
public final class EmbeddingQueueFullException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public EmbeddingQueueFullException(Lane lane, int asked, int waiting, int limit) {
    super(
        "%d texts wait for a vector in lane %s, which holds %d: %d more do not fit; "
                .formatted(waiting, lane, limit, asked)
            + (asked > limit
                ? "send at most " + limit + " at once"
                : "try again in a second, or add devices to penchant.embedding.devices"),
        null,
        false,
        false);
  }
}
