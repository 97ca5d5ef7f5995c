package penchant.domain.clustering;

/**
 * A 64-bit hash of a user id: the same on every machine and for ever, since it decides in which
 * cohort a user's row is stored. FNV-1a over the characters, then the finaliser of MurmurHash3,
 * without which ids that count upwards would fill few cohorts.
 */
public final class UserHash {

  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  private UserHash() {}

  /** Independent for different seeds. */
  public static long of(String user, long seed) {
    long hash = FNV_OFFSET ^ mix(seed);
    for (int i = 0; i < user.length(); i++) {
      hash = (hash ^ user.charAt(i)) * FNV_PRIME;
    }
    return mix(hash);
  }

  /** One of {@code slices} slices of the population, from 0. */
  public static int slice(String user, int slices) {
    return (int) Long.remainderUnsigned(of(user, 0), slices);
  }

  /**
   * Whether a user is drawn into a sample: who is, does not depend on anything else, and those
   * drawn for a threshold are among those drawn for a higher one.
   *
   * @param threshold an unsigned number; the share of those drawn is that of all numbers up to it,
   *     so that -1 draws everybody
   */
  public static boolean isDrawn(String user, long seed, long threshold) {
    return Long.compareUnsigned(of(user, seed), threshold) <= 0;
  }

  private static long mix(long value) {
    long mixed = value;
    mixed = (mixed ^ (mixed >>> 33)) * 0xff51afd7ed558ccdL;
    mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return mixed ^ (mixed >>> 33);
  }
}
