/**
 * Unit vectors, their int8 form, and the spaces they live in. Everything else in the domain builds
 * on this package; it uses nothing but the JDK.
 */
@NullMarked
package penchant.domain.vector;

import org.jspecify.annotations.NullMarked;
