/**
 * Cassandra itself: one of our own as a child process, sessions, the schema, and what was fixed at
 * the first start.
 */
@NullMarked
package penchant.infra.cassandra;

import org.jspecify.annotations.NullMarked;
