package penchant.actors.user;

import penchant.actors.Wire;

/** What became of a batch that a user was to record. */
public sealed interface RecordReply extends Wire permits Recorded, NotRecorded {}
