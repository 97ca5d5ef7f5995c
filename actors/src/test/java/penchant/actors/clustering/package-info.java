@NullMarked
package penchant.actors.clustering;

import org.jspecify.annotations.NullMarked;
