/**
 * From texts to vectors: a batcher in front of workers that pull when they are idle, one encoder a
 * worker. Local to a node: its messages never cross to another.
 */
@NullMarked
package penchant.actors.embedding;

import org.jspecify.annotations.NullMarked;
