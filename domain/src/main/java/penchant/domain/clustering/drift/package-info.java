/** When interests drift: an alarm that a quiet day does not raise, and what it is about. */
@NullMarked
package penchant.domain.clustering.drift;

import org.jspecify.annotations.NullMarked;
