package penchant.infra.evaluate;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import penchant.domain.metrics.Estimate;
import penchant.domain.metrics.RankingMetrics;
import penchant.domain.trial.HistoryLength;
import penchant.domain.trial.Verdict;

/** Verdicts as a person reads them: a row for each method. */
final class Scoreboard {

  private record Row(String method, Verdict verdict, Optional<Estimate> behind) {}

  private final List<Row> rows = new ArrayList<>();

  /**
   * Adds a row.
   *
   * @param full what the lead over the method is taken from
   */
  void add(String method, Verdict verdict, Optional<RankingMetrics> full) {
    rows.add(new Row(method, verdict, full.map(other -> other.lead(verdict.all()))));
  }

  void print(PrintStream out) {
    out.println();
    out.printf(
        "%-18s %8s %7s %7s %7s %8s %8s %8s %8s %17s%n",
        "",
        "ndcg@10",
        "+-",
        "hr@10",
        "rec@20",
        "cover@10",
        "distance",
        "novelty",
        "diverge",
        "penchant leads by");
    for (Row row : rows) {
      Verdict verdict = row.verdict;
      RankingMetrics all = verdict.all();
      out.printf(
          Locale.ROOT,
          "%-18s %8.4f %7.4f %7.4f %7.4f %8d %8.3f %8.2f %8.3f %17s%n",
          row.method,
          all.ndcg(),
          all.ndcgEstimate().halfWidth(),
          all.hitRate(),
          all.recall(),
          all.coverage(),
          verdict.quality().distance(),
          verdict.quality().novelty(),
          verdict.quality().divergence(),
          row.behind
              .map(
                  lead -> String.format(Locale.ROOT, "%.4f +- %.4f", lead.mean(), lead.halfWidth()))
              .orElse(""));
    }
    out.println();
    printGroups(out);
  }

  /** Gain for groups of people, and recall where it is about new items. */
  private void printGroups(PrintStream out) {
    out.printf("%-18s", "ndcg@10 by events");
    for (HistoryLength length : HistoryLength.values()) {
      out.printf(" %12s", length.label());
    }
    out.printf(" %16s %16s%n", "new items rec@20", "among new ndcg");
    for (Row row : rows) {
      out.printf("%-18s", row.method);
      Map<HistoryLength, RankingMetrics> groups = row.verdict.byHistory();
      for (HistoryLength length : HistoryLength.values()) {
        RankingMetrics group = groups.getOrDefault(length, new RankingMetrics());
        out.printf(Locale.ROOT, " %6.4f %5d", group.ndcg(), group.people());
      }
      out.printf(
          Locale.ROOT,
          " %10.4f %5d %10.4f %5d%n",
          row.verdict.newItems().recall(),
          row.verdict.newItems().people(),
          row.verdict.amongNew().ndcg(),
          row.verdict.amongNew().people());
    }
  }
}
