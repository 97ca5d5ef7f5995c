@NullMarked
package penchant.actors.crowd;

import org.jspecify.annotations.NullMarked;
