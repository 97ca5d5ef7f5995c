package penchant.actors.user;

import penchant.domain.interest.InterestProfile;

/** The form in which profiles are stored: equal bytes for equal profiles, and only for those. */
@FunctionalInterface
public interface ProfileBytes {

  byte[] of(InterestProfile profile);
}
