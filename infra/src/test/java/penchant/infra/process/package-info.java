/** Tests of child processes. */
@NullMarked
package penchant.infra.process;

import org.jspecify.annotations.NullMarked;
