/**
 * Runs nodes and a Cassandra as processes on this machine, in order, and ends them in order. Knows
 * nothing of what a node does.
 */
@NullMarked
package penchant.infra.launcher;

import org.jspecify.annotations.NullMarked;
