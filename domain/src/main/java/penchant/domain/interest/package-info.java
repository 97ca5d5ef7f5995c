/**
 * The facts of a user's journal and the profile they fold into. Pure: no clock, no model, no
 * randomness.
 */
@NullMarked
package penchant.domain.interest;

import org.jspecify.annotations.NullMarked;
