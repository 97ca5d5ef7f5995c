/**
 * What everybody does, for ranking: gathered from the cohorts by one actor, made off the hot path,
 * published by version through a store, and taken up by every node.
 */
@NullMarked
package penchant.actors.crowd;

import org.jspecify.annotations.NullMarked;
