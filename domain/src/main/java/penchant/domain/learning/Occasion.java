package penchant.domain.learning;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What somebody could have been shown, and what of it the person then chose.
 *
 * @param items ids, in the order of the options
 */
record Occasion(Choice choice, List<String> items) {

  /** The items that some weights put first, best first; ties go by id. */
  List<String> best(double[] weights, int most) {
    double[] scores = new double[items.size()];
    for (int option = 0; option < scores.length; option++) {
      float[] features = choice.option(option);
      for (int i = 0; i < weights.length; i++) {
        scores[option] += weights[i] * features[i];
      }
    }
    return IntStream.range(0, scores.length)
        .boxed()
        .sorted(
            Comparator.comparingDouble((Integer option) -> -scores[option])
                .thenComparing(items::get))
        .limit(most)
        .map(items::get)
        .toList();
  }
}
