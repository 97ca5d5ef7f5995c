package penchant.actors.user;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import penchant.actors.Wire;
import penchant.domain.interest.InterestProfile;

/**
 * A profile in short: two are equal bit for bit if their digests are.
 *
 * @param sequence of the last fact folded
 * @param events how many facts were folded
 * @param sha256 of the profile's stored form, in hexadecimal digits
 */
public record ProfileDigest(
    long sequence, long events, String foldVersion, String vectorSpace, String sha256)
    implements Wire {

  /**
   * Of a profile that has folded the facts up to {@code sequence}.
   *
   * @param bytes its stored form
   */
  public static ProfileDigest of(long sequence, InterestProfile profile, ProfileBytes bytes) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes.of(profile));
      return new ProfileDigest(
          sequence,
          profile.events(),
          profile.foldVersion(),
          profile.vectorSpace(),
          HexFormat.of().formatHex(hash));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every JDK has SHA-256", missing);
    }
  }
}
