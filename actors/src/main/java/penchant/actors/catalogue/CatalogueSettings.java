package penchant.actors.catalogue;

import java.time.Duration;

/**
 * How a node keeps its catalogue.
 *
 * @param pollEvery how often the log of changes is read
 * @param overlap how far back each reading reaches again: more than clocks of nodes differ and a
 *     write takes
 * @param retryAfter the wait after a table that could not be read, or a full embedding queue
 * @param absentFor how long an id that the table does not have is not asked for again
 * @param absentIds how many such ids are remembered
 */
public record CatalogueSettings(
    Duration pollEvery, Duration overlap, Duration retryAfter, Duration absentFor, int absentIds) {

  /** What ships in {@code catalogue.conf}. */
  public static CatalogueSettings standard() {
    return new CatalogueSettings(
        Duration.ofSeconds(1),
        Duration.ofSeconds(30),
        Duration.ofSeconds(2),
        Duration.ofSeconds(2),
        100_000);
  }
}
