/** Tests of folding, without any actor. */
@NullMarked
package penchant.domain.interest;

import org.jspecify.annotations.NullMarked;
