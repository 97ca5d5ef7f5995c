package penchant.actors.user;

/**
 * A batch that was not recorded, or perhaps was.
 *
 * @param busy too much waits for the user already, and nothing of the batch was recorded; otherwise
 *     the journal failed, and nobody knows
 * @param reason a sentence
 */
record NotRecorded(boolean busy, String reason) implements RecordReply {}
