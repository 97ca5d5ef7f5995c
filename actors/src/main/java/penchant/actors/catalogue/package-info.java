/**
 * The catalogue on every node: an immutable snapshot, loaded from a table at the start, that
 * follows the changes of all nodes. Uses the domain, the embedding pool and Pekko; the table comes
 * in through {@link penchant.actors.catalogue.ItemStore}.
 */
@NullMarked
package penchant.actors.catalogue;

import org.jspecify.annotations.NullMarked;
