package penchant.infra.evaluate;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import penchant.domain.learning.Tuning;
import penchant.domain.metrics.RankingMetrics;
import penchant.domain.ranking.Blend;

/** Figures as JSON, a line each. */
final class Figures {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final PrintStream out;

  Figures(PrintStream out) {
    this.out = out;
  }

  /** How good lists were. */
  void lists(String method, RankingMetrics metrics) {
    ObjectNode line = JSON.createObjectNode().put("method", method);
    line.put("users", metrics.people());
    line.put("ndcg@10", rounded(metrics.ndcg()));
    line.put("hr@10", rounded(metrics.hitRate()));
    line.put("recall@20", rounded(metrics.recall()));
    line.put("mrr", rounded(metrics.reciprocalRank()));
    line.put("coverage@10", metrics.coverage());
    out.println(line);
  }

  /** What was learned. */
  void learned(Tuning.Learned learned) {
    ObjectNode line = JSON.createObjectNode().put("ridge", learned.graph().ridge());
    ObjectNode weights = line.putObject("blend");
    Blend blend = learned.blend();
    blend.weights().forEach((feature, weight) -> weights.put(feature.label(), rounded(weight)));
    out.println(line);
  }

  void count(String figure, long value) {
    out.println(JSON.createObjectNode().put("figure", figure).put("value", value));
  }

  private static double rounded(double value) {
    return Math.round(value * 1e4) / 1e4;
  }
}
