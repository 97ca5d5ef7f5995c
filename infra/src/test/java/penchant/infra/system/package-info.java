/**
 * Tests on the whole thing as a user runs it: {@code ops/penchant} in processes of its own, a real
 * Cassandra, the real model. Each test starts and ends what it needs.
 */
@NullMarked
package penchant.infra.system;

import org.jspecify.annotations.NullMarked;
