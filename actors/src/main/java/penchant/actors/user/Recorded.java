package penchant.actors.user;

/**
 * A batch is durable.
 *
 * @param sequence the user's journal sequence number after the batch
 * @param accepted events that were recorded
 * @param duplicates events that had been counted before, or earlier in the batch
 */
public record Recorded(long sequence, int accepted, int duplicates) implements RecordReply {}
