/**
 * From profile, clusters, popularity and catalogue to a list in which every item carries the parts
 * of its score.
 */
@NullMarked
package penchant.domain.ranking;

import org.jspecify.annotations.NullMarked;
