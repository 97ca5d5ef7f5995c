package penchant.actors.clustering;

import penchant.actors.Wire;
import penchant.domain.graph.InteractionsPage;

/**
 * What users of a cohort did with items.
 *
 * @param incarnation of the cohort, whose stamps the page has
 */
public record InteractionsTold(int cohort, long incarnation, InteractionsPage page)
    implements Wire {}
