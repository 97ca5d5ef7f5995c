/** The tables in which cohorts keep their rows. */
@NullMarked
package penchant.infra.cohorts;

import org.jspecify.annotations.NullMarked;
