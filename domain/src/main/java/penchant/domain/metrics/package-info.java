/** How good lists are, measured against what people did afterwards. */
@NullMarked
package penchant.domain.metrics;

import org.jspecify.annotations.NullMarked;
