package penchant.actors.user;

import java.util.Optional;
import penchant.actors.Wire;
import penchant.domain.vector.QuantisedVector;

/**
 * Where a user's lasting interests lie.
 *
 * @param sequence of the last fact folded
 * @param longVector as the profile holds it, not centred; absent while it has no direction
 */
public record Direction(long sequence, Optional<QuantisedVector> longVector) implements Wire {}
