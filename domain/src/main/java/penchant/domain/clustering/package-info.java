/** Interest clusters over all users: rows, totals, spherical k-means, the published model. */
@NullMarked
package penchant.domain.clustering;

import org.jspecify.annotations.NullMarked;
