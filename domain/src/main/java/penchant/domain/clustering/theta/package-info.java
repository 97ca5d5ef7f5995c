/** P(theta): how sharply a person's probabilities over the clusters ought to tell them apart. */
@NullMarked
package penchant.domain.clustering.theta;

import org.jspecify.annotations.NullMarked;
