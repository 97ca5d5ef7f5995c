package penchant.domain.trial;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import penchant.domain.metrics.ListQuality;
import penchant.domain.metrics.RankingMetrics;

/**
 * How good lists were.
 *
 * @param all for everybody
 * @param quality what they are like besides
 * @param byHistory for people by how much was known of them; groups without anybody are left out
 * @param newItems how well the same lists found the new items among what people did, for those who
 *     did something with one
 * @param amongNew how well lists of nothing but new items did, for the same people
 */
public record Verdict(
    RankingMetrics all,
    ListQuality quality,
    Map<HistoryLength, RankingMetrics> byHistory,
    RankingMetrics newItems,
    RankingMetrics amongNew) {

  public Verdict {
    Map<HistoryLength, RankingMetrics> inOrder = new EnumMap<>(HistoryLength.class);
    inOrder.putAll(byHistory);
    byHistory = Collections.unmodifiableMap(inOrder);
  }
}
