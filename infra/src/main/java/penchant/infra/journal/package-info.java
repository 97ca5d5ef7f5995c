/** Reads users' journals from outside the users, for replays and for what a cohort missed. */
@NullMarked
package penchant.infra.journal;

import org.jspecify.annotations.NullMarked;
