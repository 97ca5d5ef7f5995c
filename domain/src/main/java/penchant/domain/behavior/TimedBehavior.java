package penchant.domain.behavior;

import java.time.Instant;

/** That somebody did something, and when: all that {@link BurstRule} looks at. */
public interface TimedBehavior {

  BehaviorType type();

  Instant at();
}
