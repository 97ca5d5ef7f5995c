/** The table of items and the log of their changes, on Cassandra. */
@NullMarked
package penchant.infra.catalogue;

import org.jspecify.annotations.NullMarked;
