/**
 * What people did, as a whole: cut into what was known and what came then, and folded into the
 * state that everything had at some moment. Pure; the live system and evaluations use it alike.
 */
@NullMarked
package penchant.domain.history;

import org.jspecify.annotations.NullMarked;
