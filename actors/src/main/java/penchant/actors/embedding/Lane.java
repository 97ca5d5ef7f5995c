package penchant.actors.embedding;

/** Who waits for a vector. */
public enum Lane {
  /** A person waits: served first. */
  INTERACTIVE,
  /** Nobody waits: served when no person does, and now and then even so, so that it moves on. */
  BACKFILL
}
