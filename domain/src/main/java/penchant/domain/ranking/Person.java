package penchant.domain.ranking;

import penchant.domain.interest.InterestProfile;

/**
 * Whom a list is for.
 *
 * @param user id of the user; anything that tells apart those who have none
 * @param sequence of the last fact in the profile
 */
public record Person(String user, long sequence, InterestProfile profile) {}
