package penchant.domain.clustering;

/**
 * How the number of clusters follows the people.
 *
 * <p>Every cluster has a price, as a share of the inertia: two whose merger costs less than it
 * become one, and one is split only for clearly more. Between the two prices nothing happens, so
 * what was merged is not split again at once.
 *
 * <p>The numbers that go with it were fitted on short texts with known subjects and on the buyers
 * of a shop, in the space of a sentence encoder.
 *
 * @param start how many to begin with, if there are people enough
 * @param least never merged or retired below so many
 * @param most never split above so many; the same as {@code least} for a fixed number
 * @param mergePrice two are merged if it raises the inertia by less than this share of it,
 * @param mergeLoss or if the best way to part their people again would lower the inertia of those
 *     by less than this share, measured as for a split
 * @param splitPrice one is split if it lowers the inertia by more than this share of it,
 * @param splitGain and its own by more than this share, measured on people that the split was not
 *     fitted to
 * @param retireShare of the mean size: who is smaller,
 * @param retireAfter for so many rounds on end, is retired
 * @param settleRounds for so many centroid rounds after a split or a merge a cluster is left alone
 */
public record Adaptivity(
    int start,
    int least,
    int most,
    double mergePrice,
    double mergeLoss,
    double splitPrice,
    double splitGain,
    double retireShare,
    int retireAfter,
    int settleRounds) {

  private static final int COMPANY = 10;

  public Adaptivity {
    if (least < 1 || start < least || most < start) {
      throw new IllegalArgumentException(
          "the number of clusters must start at "
              + start
              + " between at least "
              + least
              + " and at most "
              + most);
    }
    if (!(mergePrice <= splitPrice && mergeLoss <= splitGain)) {
      throw new IllegalArgumentException(
          "what a merge may cost, "
              + mergePrice
              + " and "
              + mergeLoss
              + ", must not exceed what a split has to bring, "
              + splitPrice
              + " and "
              + splitGain);
    }
  }

  /** Always {@code k} clusters, or as many as there are distinct people. */
  public static Adaptivity fixed(int k) {
    return new Adaptivity(k, k, k, 0, 0, 0, 0, 0.01, 3, 3);
  }

  public boolean isFixed() {
    return least == most;
  }

  /** How many to begin with. */
  public int startFor(long population) {
    return Math.min(start, mostFor(population));
  }

  /** So many that the average one has company enough to deserve a name. */
  public int mostFor(long population) {
    return isFixed() ? most : (int) Math.max(least, Math.min(most, population / COMPANY));
  }
}
