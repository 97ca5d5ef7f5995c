package penchant.infra.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.OptionalInt;

/** Prints the figures of a benchmark, one JSON object a line. */
final class Figures {

  private final String bench;
  private final PrintWriter out;
  private final OptionalInt batch;

  private Figures(String bench, PrintWriter out, OptionalInt batch) {
    this.bench = bench;
    this.out = out;
    this.batch = batch;
  }

  /** The figures of that benchmark. */
  static Figures of(String bench, PrintWriter out) {
    return new Figures(bench, out, OptionalInt.empty());
  }

  /** The same after so many batches, from 1. */
  Figures afterBatch(int number) {
    return new Figures(bench, out, OptionalInt.of(number));
  }

  /** One figure. */
  record Figure(String name, double value, String unit) {}

  /** Prints one figure. */
  void print(Figure figure) {
    print(figure.name, figure.value, figure.unit);
  }

  /** Prints one figure. */
  void print(String figure, double value, String unit) {
    ObjectNode line = new ObjectMapper().createObjectNode().put("bench", bench);
    batch.ifPresent(number -> line.put("batch", number));
    line.put("figure", figure);
    if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      line.put("value", (long) value);
    } else {
      line.put("value", value);
    }
    out.println(line.put("unit", unit));
    out.flush();
  }
}
