/** Learning from choices that people made. Pure and deterministic: no clock, no random source. */
@NullMarked
package penchant.domain.learning;

import org.jspecify.annotations.NullMarked;
