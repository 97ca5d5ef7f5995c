/**
 * Brings histories from files into running nodes over the public API: reads the formats, keeps the
 * order for each user, waits while a node is away, and counts what became of every line.
 */
@NullMarked
package penchant.infra.load;

import org.jspecify.annotations.NullMarked;
