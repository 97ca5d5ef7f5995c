/**
 * f and g: small networks that were trained elsewhere, as plain numbers, and what they are trained
 * on. Untrained, each equals the plain rule that it starts from.
 */
@NullMarked
package penchant.domain.network;

import org.jspecify.annotations.NullMarked;
