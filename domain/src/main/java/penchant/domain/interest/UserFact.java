package penchant.domain.interest;

/** A fact in a user's journal. Folding is pure: no clock, no model, no randomness. */
public sealed interface UserFact permits BehaviorRecorded {

  /** The profile after this fact. Never throws: what is in the journal was accepted. */
  InterestProfile applyTo(InterestProfile profile, Fold fold);
}
