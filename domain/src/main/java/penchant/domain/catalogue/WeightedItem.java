package penchant.domain.catalogue;

import penchant.domain.decay.DecayedSum;

/** An item with what people gave it: a decayed sum of weights. */
public record WeightedItem(String item, DecayedSum weight) {}
