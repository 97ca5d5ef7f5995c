package penchant.infra.evaluate;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.util.Optional;
import penchant.domain.baseline.SimpleMethod;
import penchant.domain.graph.GraphFit;
import penchant.domain.learning.Tuning;
import penchant.domain.metrics.Estimate;
import penchant.domain.metrics.RankingMetrics;
import penchant.domain.ranking.Blend;
import penchant.domain.trial.Verdict;
import penchant.infra.training.NetworkTraining;

/** Figures as JSON, a line each. */
final class Figures {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final PrintStream out;

  Figures(PrintStream out) {
    this.out = out;
  }

  /**
   * How good a method's lists were: a line for everybody, one for each group.
   *
   * @param full the full ranking, where this is another method
   */
  void verdict(String method, Verdict verdict, Optional<RankingMetrics> full) {
    ObjectNode line = accuracy(method, "everybody", verdict.all());
    line.put("coverage@10", verdict.all().coverage());
    line.put("distance@10", rounded(verdict.quality().distance()));
    line.put("novelty@10", rounded(verdict.quality().novelty()));
    line.put("divergence@10", rounded(verdict.quality().divergence()));
    full.ifPresent(
        other -> {
          Estimate lead = other.lead(verdict.all());
          line.put("behind", rounded(lead.mean())).put("behindCi95", rounded(lead.halfWidth()));
        });
    out.println(line);
    verdict
        .byHistory()
        .forEach(
            (length, metrics) ->
                out.println(accuracy(method, length.label() + " events", metrics)));
    out.println(accuracy(method, "new items", verdict.newItems()));
    out.println(accuracy(method, "among new items", verdict.amongNew()));
  }

  private static ObjectNode accuracy(String method, String group, RankingMetrics metrics) {
    return JSON.createObjectNode()
        .put("method", method)
        .put("group", group)
        .put("users", metrics.people())
        .put("ndcg@10", rounded(metrics.ndcg()))
        .put("ci95", rounded(metrics.ndcgEstimate().halfWidth()))
        .put("hr@10", rounded(metrics.hitRate()))
        .put("recall@20", rounded(metrics.recall()))
        .put("mrr", rounded(metrics.reciprocalRank()));
  }

  /**
   * How good lists were in a part of a stream.
   *
   * @param part from when to when, or of whom
   */
  void stream(String method, String part, RankingMetrics metrics) {
    ObjectNode line = accuracy(method, part, metrics);
    line.remove("users");
    out.println(line.put("lists", metrics.people()));
  }

  /** What was learned. */
  void learned(Tuning.Learned learned) {
    GraphFit graph = learned.graph().fit();
    ObjectNode line = JSON.createObjectNode().put("ridge", graph.ridge());
    graph.halfLife().ifPresent(each -> line.put("graph-half-life", each.value().toString()));
    ObjectNode weights = line.putObject("blend");
    Blend blend = learned.blend();
    blend.weights().forEach((feature, weight) -> weights.put(feature.label(), rounded(weight)));
    out.println(line);
  }

  /** With which parameters a simple method did best. */
  void chosen(String method, SimpleMethod.Chosen chosen) {
    ObjectNode line = JSON.createObjectNode().put("chosen", method);
    chosen.variant().parameters().forEach(line::put);
    out.println(line.put("ndcg@10 when chosen", rounded(chosen.onWindow().ndcg())));
  }

  /** What training came to. */
  void trained(String network, NetworkTraining.Trained<?> trained) {
    ObjectNode line = JSON.createObjectNode().put("trained", network);
    line.put("examples", trained.examples());
    line.put("held-out", trained.heldOut());
    line.put("loss-untrained", rounded(trained.untrained()));
    line.put("loss", rounded(trained.trained()));
    line.put("steps", trained.steps());
    line.put("seconds", trained.took().toSeconds());
    out.println(line);
  }

  void count(String figure, long value) {
    out.println(JSON.createObjectNode().put("figure", figure).put("value", value));
  }

  private static double rounded(double value) {
    return Math.round(value * 1e4) / 1e4;
  }
}
