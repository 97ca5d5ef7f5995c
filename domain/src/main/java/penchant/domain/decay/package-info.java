/** Half-lives and sums that forget, by forward decay (Cormode et al., Forward Decay, ICDE 2009). */
@NullMarked
package penchant.domain.decay;

import org.jspecify.annotations.NullMarked;
