/** Tests of the launcher. */
@NullMarked
package penchant.infra.launcher;

import org.jspecify.annotations.NullMarked;
