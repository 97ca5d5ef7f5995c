package penchant.infra.training;

import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;

/** The engine that trains: its native part comes out of a jar, and nothing is fetched. */
final class PyTorch {

  static final String NAME = "PyTorch";

  private PyTorch() {}

  /**
   * Loads it, once. One thread: the same sums in the same order, and the other core goes on
   * serving.
   *
   * @throws TrainingUnavailableException if there is none for this machine
   */
  static void load() {
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("OPT_OUT_TRACKING", "true");
    System.setProperty("ai.djl.pytorch.num_threads", "1");
    System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
    try {
      Engine.getEngine(NAME);
    } catch (EngineException | LinkageError missing) {
      throw new TrainingUnavailableException(
          "PyTorch, which trains f and g, does not load on this machine ("
              + missing.getMessage()
              + "): set penchant.ranking.attention.enabled and penchant.ranking.foresight.enabled to"
              + " false (PENCHANT_ATTENTION, PENCHANT_FORESIGHT), or train on Linux on x86-64",
          missing);
    }
  }
}
