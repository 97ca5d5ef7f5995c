package penchant.infra.bench;

import java.util.List;
import penchant.domain.vector.QuantisedVector;
import penchant.domain.vector.VectorSpace;

/**
 * Who reports to the clusters: one person a line, in their order.
 *
 * @param vectors of the lines
 * @param terms of the lines, each at most once; none where a line has no text
 */
record People(VectorSpace space, List<QuantisedVector> vectors, List<List<String>> terms) {

  int count() {
    return vectors.size();
  }

  /** The id of the person on that line, from 0. */
  String id(int line) {
    return "line-" + (line + 1);
  }
}
