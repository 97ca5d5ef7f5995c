/**
 * The memory of clusters: an id for life, and what became of it. Values only; the facts of the
 * coordinator's journal fold into them.
 */
@NullMarked
package penchant.domain.clustering.lineage;

import org.jspecify.annotations.NullMarked;
