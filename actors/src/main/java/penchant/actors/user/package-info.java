/**
 * One sharded, event-sourced actor for each user: a parent that answers reads from the last profile
 * it knows and reports to its cohort, and a child that writes the journal. Uses the domain, cohorts
 * and Pekko; the journal is read back through {@link penchant.actors.user.JournalReader}.
 */
@NullMarked
package penchant.actors.user;

import org.jspecify.annotations.NullMarked;
