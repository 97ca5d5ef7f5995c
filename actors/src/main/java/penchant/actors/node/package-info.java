/**
 * What the nodes of the node cluster say of themselves: their addresses, and what lives on them.
 */
@NullMarked
package penchant.actors.node;

import org.jspecify.annotations.NullMarked;
