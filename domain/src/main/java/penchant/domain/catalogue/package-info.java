/** The items that can be recommended, as an immutable snapshot. */
@NullMarked
package penchant.domain.catalogue;

import org.jspecify.annotations.NullMarked;
