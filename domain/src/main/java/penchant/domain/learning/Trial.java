package penchant.domain.learning;

/**
 * How a new blend did against the one in force, on people from whom the new one was not learned.
 *
 * @param people who were asked of both
 * @param ndcg of the new one, the first ten items, mean over the people
 * @param before the same of the one in force
 * @param standardError of the mean difference between the two, person by person
 */
public record Trial(int people, double ndcg, double before, double standardError) {

  /** Of the normal distribution, to which the mean of tens of people is near enough. */
  private static final double ONE_SIDED_95 = 1.645;

  /** From what each gave each person, in the same order. */
  static Trial of(double[] gains, double[] before) {
    int people = gains.length;
    double sum = 0;
    double sumBefore = 0;
    for (int i = 0; i < people; i++) {
      sum += gains[i];
      sumBefore += before[i];
    }
    double mean = (sum - sumBefore) / people;
    double squares = 0;
    for (int i = 0; i < people; i++) {
      double off = gains[i] - before[i] - mean;
      squares += off * off;
    }
    double error = people < 2 ? Double.POSITIVE_INFINITY : squares / (people - 1) / people;
    return new Trial(people, sum / people, sumBefore / people, Math.sqrt(error));
  }

  /**
   * Whether the new one is better at the one-sided level of 95 %: where both are alike, chance
   * alone says so one time in twenty. As often as it is tried such a blend comes through now and
   * then, but then it is about as good as the one before.
   */
  public boolean isBetter() {
    return ndcg - before > ONE_SIDED_95 * standardError;
  }
}
