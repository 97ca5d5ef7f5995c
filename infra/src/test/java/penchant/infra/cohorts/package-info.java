/** Tests of the rows of cohorts on a real Cassandra. */
@NullMarked
package penchant.infra.cohorts;

import org.jspecify.annotations.NullMarked;
