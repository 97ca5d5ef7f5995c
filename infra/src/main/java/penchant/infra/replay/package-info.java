/**
 * Refolds users from the journal and compares the outcome with the live profiles, bit for bit; as a
 * service, as routes, and as a command.
 */
@NullMarked
package penchant.infra.replay;

import org.jspecify.annotations.NullMarked;
