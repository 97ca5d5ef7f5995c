/**
 * Trials: whatever makes lists is measured by what people did afterwards, as a whole, by how much
 * is known of a person, and by how much is known of an item. Pure and deterministic.
 */
@NullMarked
package penchant.domain.trial;

import org.jspecify.annotations.NullMarked;
