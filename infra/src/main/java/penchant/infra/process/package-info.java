/**
 * Child processes that end in order, and never outlive their parent. Knows nothing of nodes or
 * Cassandra.
 */
@NullMarked
package penchant.infra.process;

import org.jspecify.annotations.NullMarked;
