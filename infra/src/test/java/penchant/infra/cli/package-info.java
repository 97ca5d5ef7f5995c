/** Tests of the command line. */
@NullMarked
package penchant.infra.cli;

import org.jspecify.annotations.NullMarked;
