package penchant.infra.node;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import penchant.actors.crowd.Crowds;
import penchant.actors.crowd.LearningTold;
import penchant.domain.learning.Trial;

/**
 * What {@code /v1/status} says of learning: which blend counts on this node and how it did, and
 * what came of learning the last time.
 */
final class LearningStatus implements Supplier<CompletionStage<ObjectNode>> {

  private final Crowds crowds;
  private final Supplier<CompletionStage<LearningTold>> learner;
  private final Executor executor;

  /**
   * @param learner asks for what came of learning; may fail, then that is left out
   */
  LearningStatus(
      Crowds crowds, Supplier<CompletionStage<LearningTold>> learner, Executor executor) {
    this.crowds = crowds;
    this.learner = learner;
    this.executor = executor;
  }

  @Override
  public CompletionStage<ObjectNode> get() {
    return learner.get().handleAsync((told, away) -> status(told), executor);
  }

  private ObjectNode status(@Nullable LearningTold told) {
    ObjectNode status = JsonNodeFactory.instance.objectNode();
    long version = crowds.get().crowd().version().blend();
    if (version == 0) {
      status.put("blend", "configured");
    } else {
      status.put("blend", version);
    }
    crowds
        .learned()
        .ifPresent(
            learned -> {
              status.put("foreseenFrom", learned.now().toString());
              status.put("learnedFrom", learned.people());
              status.put("ridge", learned.graph().ridge());
              learned
                  .graph()
                  .halfLife()
                  .ifPresent(each -> status.put("graphHalfLife", each.value().toString()));
              ArrayNode networks = status.putArray("networks");
              learned.networks().attention().ifPresent(g -> networks.add("attention"));
              learned.networks().theta().ifPresent(f -> networks.add("foresight"));
              put(learned.trial(), "", status);
            });
    if (told != null) {
      told.since().ifPresent(since -> status.put("learningSince", since.toString()));
      status.put("last", told.outcome().label());
      if (told.at().toEpochMilli() > 0) {
        status.put("lastAt", told.at().toString());
        status.put("lastPeople", told.people());
        status.put("lastEvents", told.events());
      }
      if (told.failures() > 0) {
        status.put("failures", told.failures());
        status.put("cause", told.cause());
      }
      told.trial().ifPresent(trial -> put(trial, "last", status));
    }
    return status;
  }

  private static void put(Trial trial, String prefix, ObjectNode status) {
    status.put(prefix.isEmpty() ? "ndcg" : prefix + "Ndcg", rounded(trial.ndcg()));
    status.put(prefix.isEmpty() ? "ndcgBefore" : prefix + "NdcgBefore", rounded(trial.before()));
    status.put(
        prefix.isEmpty() ? "standardError" : prefix + "StandardError",
        rounded(trial.standardError()));
  }

  private static double rounded(double figure) {
    return Math.round(figure * 1e4) / 1e4;
  }
}
