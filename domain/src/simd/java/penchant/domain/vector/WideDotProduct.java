package penchant.domain.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * By the Vector API, two registers of eight. Products are rounded before they are added, and the
 * lanes are added up one by one, as in plain Java: the API's own reduction has no order.
 */
final class WideDotProduct extends DotProduct {

  private static final VectorSpecies<Float> EIGHT = FloatVector.SPECIES_256;

  @Override
  float dot(float[] rows, int offset, float[] vector) {
    FloatVector low = FloatVector.zero(EIGHT);
    FloatVector high = low;
    int whole = vector.length / LANES * LANES;
    for (int i = 0; i < whole; i += LANES) {
      low = low.add(eight(rows, offset + i).mul(eight(vector, i)));
      high = high.add(eight(rows, offset + i + 8).mul(eight(vector, i + 8)));
    }
    FloatVector s = low.add(high);
    float even = (s.lane(0) + s.lane(4)) + (s.lane(2) + s.lane(6));
    float odd = (s.lane(1) + s.lane(5)) + (s.lane(3) + s.lane(7));
    return (even + odd) + rest(rows, offset, vector);
  }

  private static FloatVector eight(float[] numbers, int from) {
    return FloatVector.fromArray(EIGHT, numbers, from);
  }

  /** Narrower registers would be imitated by objects, which is slow. */
  @Override
  boolean isFast() {
    return FloatVector.SPECIES_PREFERRED.length() >= EIGHT.length();
  }

  @Override
  public String toString() {
    return "Vector API";
  }
}
