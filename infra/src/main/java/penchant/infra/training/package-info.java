/**
 * Trains f and g with DJL on PyTorch. Nothing else touches that engine, so who does not train does
 * not load it; what comes out are plain numbers of the domain.
 */
@NullMarked
package penchant.infra.training;

import org.jspecify.annotations.NullMarked;
