package penchant.actors.embedding;

/** Who waits for a vector, the most urgent first. */
public enum Lane {
  /** A person waits for a few texts: served first. */
  INTERACTIVE,
  /** A request waits that holds many texts: it must not hold up who asks for one. */
  BULK,
  /** Nobody waits: served when nobody else is, and now and then even so, so that it moves on. */
  BACKFILL;

  private static final int FEW = 8;

  /** The lane of a request that is answered when {@code texts} texts have their vectors. */
  public static Lane ofRequest(int texts) {
    return texts <= FEW ? INTERACTIVE : BULK;
  }

  boolean isMoreUrgentThan(Lane other) {
    return compareTo(other) < 0;
  }
}
