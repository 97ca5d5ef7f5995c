package penchant.domain.interest;

import penchant.domain.behavior.Behavior;

/** The user did something. */
public record BehaviorRecorded(Behavior behavior) implements UserFact {

  @Override
  public InterestProfile applyTo(InterestProfile profile, Fold fold) {
    return profile.with(behavior, fold);
  }
}
