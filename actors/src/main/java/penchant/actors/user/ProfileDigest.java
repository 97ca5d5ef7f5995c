package penchant.actors.user;

import penchant.actors.Wire;

/**
 * A profile in short: two are equal bit for bit if their digests are.
 *
 * @param sequence of the last fact folded
 * @param events how many facts were folded
 * @param sha256 of the profile's stored form, in hexadecimal digits
 */
public record ProfileDigest(
    long sequence, long events, String foldVersion, String vectorSpace, String sha256)
    implements Wire {}
