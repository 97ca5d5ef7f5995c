/** Tests of what surrounds Cassandra, and the real one for the tests that need it. */
@NullMarked
package penchant.infra.cassandra;

import org.jspecify.annotations.NullMarked;
