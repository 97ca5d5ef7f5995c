package penchant.actors.clustering;

import penchant.actors.Wire;

/** What a cohort answers to a user's report. */
public sealed interface ReportReply extends Wire {

  /** The row and its sums are written up to this sequence number, which may be higher. */
  record Acknowledged(long sequence) implements ReportReply {}

  /**
   * Nothing was taken: the report does not begin right after {@code afterSequence}, the last that
   * was taken, whether it is written or not. The user sends what follows that one.
   */
  record Gap(long afterSequence) implements ReportReply {}
}
