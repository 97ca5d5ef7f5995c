package penchant.domain.network;

import java.util.List;
import java.util.Optional;
import penchant.domain.behavior.BehaviorType;
import penchant.domain.vector.QuantisedVector;

/**
 * What a person was like at some moment, and an item that the person then liked for the first time.
 *
 * @param user the person, so that some people can be kept apart
 * @param next number of the item among the vectors of the {@link Examples}
 */
public record Example(String user, Before before, int next) {

  /**
   * A person before something happened.
   *
   * @param recent the events that an {@link Attention} looks at, oldest first, at least one
   * @param longVector as the profile held it
   * @param shortVector likewise
   */
  public record Before(
      List<Glance> recent, QuantisedVector longVector, Optional<QuantisedVector> shortVector) {

    public Before {
      recent = List.copyOf(recent);
    }
  }

  /**
   * One of the recent events.
   *
   * @param vector number of its vector
   * @param logWeight natural logarithm of its weight
   * @param ageDays by how many days it is older than the newest
   */
  public record Glance(int vector, BehaviorType type, float logWeight, float ageDays) {}
}
