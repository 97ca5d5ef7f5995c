package penchant.actors.user;

/**
 * A batch that was not recorded, or perhaps was.
 *
 * @param reason a sentence
 */
record NotRecorded(Why why, String reason) implements RecordReply {

  enum Why {
    /** Too much waits for the user already; nothing of the batch was recorded. */
    BUSY,
    /** This user's journal is not open; nothing of the batch was recorded. */
    USER_AWAY,
    /** The journal failed while it wrote the batch, and nobody knows whether it did. */
    WRITE_FAILED
  }
}
