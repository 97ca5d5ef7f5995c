/** How far clusters that were kept up step by step are from those found in one go. */
@NullMarked
package penchant.domain.clustering.audit;

import org.jspecify.annotations.NullMarked;
