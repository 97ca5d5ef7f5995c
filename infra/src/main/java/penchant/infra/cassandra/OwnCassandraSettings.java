package penchant.infra.cassandra;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How the Cassandra of our own runs.
 *
 * @param heapBytes its heap
 * @param javaHome the JDK that runs it, version 17 or 11
 * @param syncWindow how long writes wait for each other to share one sync to disk
 * @param startWithin a start that takes longer has failed
 * @param stopWithin a stop that takes longer is a kill
 * @param restartAfter the pause before it is started again after it died
 * @param restartAfterAtMost up to where that pause doubles
 */
public record OwnCassandraSettings(
    long heapBytes,
    Path javaHome,
    Duration syncWindow,
    Duration startWithin,
    Duration stopWithin,
    Duration restartAfter,
    Duration restartAfterAtMost) {}
