/**
 * The graph of people and items as a linear filter: from what a person did to what others who did
 * the same did besides. Plain Java and EJML; no clock, no I/O.
 */
@NullMarked
package penchant.domain.graph;

import org.jspecify.annotations.NullMarked;
