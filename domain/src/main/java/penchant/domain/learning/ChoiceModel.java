package penchant.domain.learning;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * A conditional logit: the chance that an option is chosen is the softmax of a weighted sum of its
 * features (McFadden, Conditional logit analysis of qualitative choice behavior, 1974). Fitted by
 * Newton's method on the penalised likelihood, which is concave, so there is one answer and no
 * seed.
 *
 * <p>The penalty draws the weights to a prior, in units of each feature's own spread: where the
 * data say little, as with a feature that never differs, the prior stands.
 */
public final class ChoiceModel {

  private static final int MOST_STEPS = 50;
  private static final double SETTLED = 1e-8;

  /** A feature that hardly differs may do so tomorrow: its weight is not free. */
  private static final double LEAST_VARIANCE = 0.05;

  private final double[] prior;
  private final double penalty;

  /**
   * @param prior a weight for each feature
   * @param penalty what a deviation from the prior by one standard unit costs, in choices
   */
  public ChoiceModel(double[] prior, double penalty) {
    if (!(penalty > 0)) {
      throw new IllegalArgumentException("the penalty must be positive, was " + penalty);
    }
    this.prior = prior.clone();
    this.penalty = penalty;
  }

  /** The weights that explain the choices best. */
  public double[] fit(List<Choice> choices) {
    double[] weights = prior.clone();
    if (choices.isEmpty()) {
      return weights;
    }
    double[] variance = variances(choices);
    State state = new State(weights, variance, choices);
    for (int step = 0; step < MOST_STEPS; step++) {
      double[] direction = state.newtonStep();
      double length = 1;
      State next = state.moved(direction, length);
      while (next.objective > state.objective && length > 1e-6) {
        length /= 2;
        next = state.moved(direction, length);
      }
      double gained = state.objective - next.objective;
      if (gained >= 0) {
        state = next;
      }
      if (gained < SETTLED * Math.abs(state.objective)) {
        break;
      }
    }
    return state.weights;
  }

  /** Of each feature over all options. */
  private double[] variances(List<Choice> choices) {
    int n = prior.length;
    double[] sum = new double[n];
    double[] squares = new double[n];
    long options = 0;
    for (Choice choice : choices) {
      for (int o = 0; o < choice.options(); o++) {
        float[] option = choice.option(o);
        options++;
        for (int i = 0; i < n; i++) {
          sum[i] += option[i];
          squares[i] += (double) option[i] * option[i];
        }
      }
    }
    double[] variance = new double[n];
    for (int i = 0; i < n; i++) {
      double mean = sum[i] / options;
      double own = squares[i] / options - mean * mean;
      variance[i] = Math.max(own, LEAST_VARIANCE);
    }
    return variance;
  }

  /** Objective, gradient and Hessian at some weights. */
  private final class State {
    final double[] weights;
    final double[] variance;
    final List<Choice> choices;
    final double[] gradient;
    final DMatrixRMaj hessian;
    double objective;

    State(double[] weights, double[] variance, List<Choice> choices) {
      int n = weights.length;
      this.weights = weights;
      this.variance = variance;
      this.choices = choices;
      this.gradient = new double[n];
      this.hessian = new DMatrixRMaj(n, n);
      for (int i = 0; i < n; i++) {
        double away = weights[i] - prior[i];
        objective += penalty / 2 * variance[i] * away * away;
        gradient[i] += penalty * variance[i] * away;
        hessian.add(i, i, penalty * variance[i]);
      }
      choices.forEach(this::add);
    }

    State moved(double[] direction, double length) {
      double[] next = weights.clone();
      for (int i = 0; i < next.length; i++) {
        next[i] -= length * direction[i];
      }
      return new State(next, variance, choices);
    }

    double[] newtonStep() {
      LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.symmPosDef(weights.length);
      if (!solver.setA(hessian.copy())) {
        throw new IllegalStateException("the Hessian of a penalised likelihood must be definite");
      }
      DMatrixRMaj step = new DMatrixRMaj(weights.length, 1);
      solver.solve(new DMatrixRMaj(weights.length, 1, true, gradient.clone()), step);
      return step.data;
    }

    /** Somebody who chose much counts more, but not in proportion: with the root of the number. */
    private void add(Choice choice) {
      int n = weights.length;
      int options = choice.options();
      double[] chance = new double[options];
      double highest = Double.NEGATIVE_INFINITY;
      for (int o = 0; o < options; o++) {
        for (int i = 0; i < n; i++) {
          chance[o] += weights[i] * choice.option(o)[i];
        }
        highest = Math.max(highest, chance[o]);
      }
      double chosenSum = 0;
      double total = 0;
      for (int o = 0; o < options; o++) {
        if (choice.isChosen(o)) {
          chosenSum += chance[o];
        }
        chance[o] = Math.exp(chance[o] - highest);
        total += chance[o];
      }
      int count = choice.chosen();
      double each = 1 / Math.sqrt(count);
      objective -= each * (chosenSum - count * (highest + Math.log(total)));
      double[] expected = new double[n];
      double[] second = hessian.data;
      double scale = each * count;
      for (int o = 0; o < options; o++) {
        double p = chance[o] / total;
        float[] option = choice.option(o);
        boolean chosen = choice.isChosen(o);
        for (int i = 0; i < n; i++) {
          double value = option[i];
          expected[i] += p * value;
          if (chosen) {
            gradient[i] -= each * value;
          }
          double weighted = scale * p * value;
          for (int j = i; j < n; j++) {
            second[i * n + j] += weighted * option[j];
          }
        }
      }
      for (int i = 0; i < n; i++) {
        gradient[i] += scale * expected[i];
        for (int j = i; j < n; j++) {
          second[i * n + j] -= scale * expected[i] * expected[j];
          second[j * n + i] = second[i * n + j];
        }
      }
    }
  }
}
