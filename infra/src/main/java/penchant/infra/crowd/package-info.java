/** Where what everybody does is kept for all nodes. */
@NullMarked
package penchant.infra.crowd;

import org.jspecify.annotations.NullMarked;
