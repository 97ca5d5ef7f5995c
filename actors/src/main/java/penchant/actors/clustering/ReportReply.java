package penchant.actors.clustering;

import penchant.actors.Wire;

/** What a cohort answers to a user's report. */
public sealed interface ReportReply extends Wire {

  /** The row and its sums stand in the table up to this sequence number, which may be higher. */
  record Acknowledged(long sequence) implements ReportReply {}

  /**
   * Nothing was taken: facts between {@code afterSequence}, the last that the row has, and the
   * report are missing. The user reads its journal from the next one and sends those.
   */
  record Gap(long afterSequence) implements ReportReply {}
}
