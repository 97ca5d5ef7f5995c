package penchant.infra.training;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Trains a network by cross entropy until it gets no better on people it does not learn from, or
 * until time is up, and leaves it as it was best.
 */
final class Course {

  private static final long SEED = 17;

  /** Examples looked at together. */
  private final int batchSize;

  private final int patience;
  private final Duration limit;
  private final Consumer<String> told;

  Course(int batchSize, int patience, Duration limit, Consumer<String> told) {
    this.batchSize = batchSize;
    this.patience = patience;
    this.limit = limit;
    this.told = told;
  }

  /** Examples as the network takes them, and the number of the right choice of each. */
  record Batch(NDList inputs, NDArray right) {}

  /**
   * A stretch of the course.
   *
   * @param names of the parameters that may change
   * @param rate how far a step goes
   * @param steps after so many it is looked at whether it got better
   */
  record Phase(String name, Set<String> names, float rate, int steps, int mostSteps) {}

  /**
   * @param before loss on the people held out, before the last phase
   * @param after likewise, as it was best
   */
  record Result(double before, double after, int steps, Duration took) {}

  /** One phase after the other, each from where the one before was best. */
  Result run(NumberBlock block, Material material, List<Phase> phases) {
    long start = System.nanoTime();
    try (Model model = Model.newInstance("penchant", Device.cpu(), PyTorch.NAME)) {
      model.setBlock(block);
      Result last = new Result(Double.NaN, Double.NaN, 0, Duration.ZERO);
      for (Phase phase : phases) {
        last = run(model, block, material, phase, start);
      }
      block.keep();
      return last;
    }
  }

  private Result run(Model model, NumberBlock block, Material material, Phase phase, long start) {
    DefaultTrainingConfig config =
        new DefaultTrainingConfig(Loss.softmaxCrossEntropyLoss())
            .optDevices(new Device[] {Device.cpu()})
            .optOptimizer(
                Optimizer.adam().optLearningRateTracker(Tracker.fixed(phase.rate)).build());
    try (Trainer trainer = model.newTrainer(config)) {
      trainer.initialize(material.shapes(Math.min(batchSize, material.examples())));
      block.train(phase.names);
      NDArray table = material.table(trainer.getManager());
      List<Batch> heldOut = material.heldOut(batchSize, table, trainer.getManager());
      double before = loss(trainer, block, heldOut);
      double best = before;
      Map<String, float[]> numbers = block.numbers();
      Deck deck = new Deck(material.examples());
      int steps = 0;
      int worse = 0;
      while (steps < phase.mostSteps && worse < patience && isTimeLeft(start)) {
        step(trainer, block, material, table, deck.draw(batchSize));
        steps++;
        if (steps % phase.steps == 0) {
          double now = loss(trainer, block, heldOut);
          told.accept("%s, step %,d: loss %.4f".formatted(phase.name, steps, now));
          worse = now < best ? 0 : worse + 1;
          if (now < best) {
            best = now;
            numbers = block.numbers();
          }
        }
      }
      block.restore(numbers);
      return new Result(before, best, steps, Duration.ofNanos(System.nanoTime() - start));
    }
  }

  private boolean isTimeLeft(long start) {
    return System.nanoTime() - start < limit.toNanos();
  }

  private static void step(
      Trainer trainer, NumberBlock block, Material material, NDArray table, int[] numbers) {
    try (NDManager manager = scope(trainer, block)) {
      manager.tempAttachAll(table);
      Batch batch = material.batch(numbers, table, manager);
      try (GradientCollector collector = trainer.newGradientCollector()) {
        NDList logits = trainer.forward(batch.inputs());
        collector.backward(trainer.getLoss().evaluate(new NDList(batch.right()), logits));
      }
      trainer.step();
    }
  }

  /**
   * What is made from an array belongs to the array's manager, and lives as long: so for a while
   * all arrays belong to this one.
   */
  private static NDManager scope(Trainer trainer, NumberBlock block) {
    NDManager manager = trainer.getManager().newSubManager();
    manager.tempAttachAll(block.arrays());
    return manager;
  }

  private static double loss(Trainer trainer, NumberBlock block, List<Batch> batches) {
    double sum = 0;
    long examples = 0;
    for (Batch batch : batches) {
      try (NDManager manager = scope(trainer, block)) {
        manager.tempAttachAll(batch.inputs(), batch.right());
        NDList logits = trainer.evaluate(batch.inputs());
        NDArray loss = trainer.getLoss().evaluate(new NDList(batch.right()), logits);
        long size = batch.right().size();
        sum += size * (double) loss.getFloat();
        examples += size;
      }
    }
    return examples == 0 ? Double.NaN : sum / examples;
  }

  /** Deals the examples again and again, each time in another order. */
  private static final class Deck {
    private final List<Integer> cards = new ArrayList<>();
    private final Random random = new Random(SEED);
    private int next;

    Deck(int size) {
      for (int i = 0; i < size; i++) {
        cards.add(i);
      }
      next = size;
    }

    int[] draw(int many) {
      int[] hand = new int[Math.min(many, cards.size())];
      if (next + hand.length > cards.size()) {
        Collections.shuffle(cards, random);
        next = 0;
      }
      for (int i = 0; i < hand.length; i++) {
        hand[i] = cards.get(next++);
      }
      return hand;
    }
  }
}
