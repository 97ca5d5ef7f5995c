/**
 * Simple methods, each good for something, that every list has to be better than: what is popular,
 * what is popular lately, neighbours of items, a linear filter, and two in one. Plain Java, no
 * clock, no I/O.
 */
@NullMarked
package penchant.domain.baseline;

import org.jspecify.annotations.NullMarked;
