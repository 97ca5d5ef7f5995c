package penchant.actors.clustering;

import penchant.domain.clustering.Deed;

/** About how many bytes a user's row and its sums take in one write; not less than they do. */
public final class RowSize {

  /** Numbers, names of columns, and what Cassandra keeps beside each. */
  private static final int ROW_FRAME = 120;

  private static final int DEED_FRAME = 90;

  private RowSize() {}

  /** The row alone, without sums. */
  static int ofRow(Cohort.Report report) {
    return ROW_FRAME
        + utf8(report.user())
        + report.longVector().map(vector -> vector.dimensions()).orElse(0);
  }

  /** One sum of the user's. */
  public static int ofDeed(String user, Deed deed) {
    return DEED_FRAME + utf8(user) + utf8(deed.key());
  }

  /** Bytes in UTF-8; half of a surrogate pair counts two. */
  static int utf8(String text) {
    int bytes = 0;
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      bytes += unit < 0x80 ? 1 : unit < 0x800 || Character.isSurrogate(unit) ? 2 : 3;
    }
    return bytes;
  }
}
