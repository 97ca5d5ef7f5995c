/**
 * The command line: one class for each command, which reads its options and leaves the work to the
 * package of its subject.
 */
@NullMarked
package penchant.infra.cli;

import org.jspecify.annotations.NullMarked;
