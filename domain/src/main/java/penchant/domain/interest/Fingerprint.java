package penchant.domain.interest;

/**
 * The 64 bits by which a profile remembers an id. They stand in snapshots, so the function is fixed
 * for ever: FNV-1a over the UTF-16 units, each as one step, then the finaliser of MurmurHash3 so
 * that all bits are worth the same. Of a million ids two share a fingerprint with a probability of
 * 3e-8.
 */
final class Fingerprint {

  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  private Fingerprint() {}

  static long of(String id) {
    long hash = FNV_OFFSET;
    for (int i = 0; i < id.length(); i++) {
      hash = (hash ^ id.charAt(i)) * FNV_PRIME;
    }
    hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
    hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return hash ^ (hash >>> 33);
  }
}
