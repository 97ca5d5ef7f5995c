package penchant.domain.vector;

/** In plain Java: the partial sums are variables, so that they stay in registers. */
final class PlainDotProduct extends DotProduct {

  @Override
  float dot(float[] rows, int offset, float[] vector) {
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    float s4 = 0;
    float s5 = 0;
    float s6 = 0;
    float s7 = 0;
    float s8 = 0;
    float s9 = 0;
    float sa = 0;
    float sb = 0;
    float sc = 0;
    float sd = 0;
    float se = 0;
    float sf = 0;
    int whole = vector.length / LANES * LANES;
    for (int i = 0; i < whole; i += LANES) {
      int at = offset + i;
      s0 += rows[at] * vector[i];
      s1 += rows[at + 1] * vector[i + 1];
      s2 += rows[at + 2] * vector[i + 2];
      s3 += rows[at + 3] * vector[i + 3];
      s4 += rows[at + 4] * vector[i + 4];
      s5 += rows[at + 5] * vector[i + 5];
      s6 += rows[at + 6] * vector[i + 6];
      s7 += rows[at + 7] * vector[i + 7];
      s8 += rows[at + 8] * vector[i + 8];
      s9 += rows[at + 9] * vector[i + 9];
      sa += rows[at + 10] * vector[i + 10];
      sb += rows[at + 11] * vector[i + 11];
      sc += rows[at + 12] * vector[i + 12];
      sd += rows[at + 13] * vector[i + 13];
      se += rows[at + 14] * vector[i + 14];
      sf += rows[at + 15] * vector[i + 15];
    }
    float even = ((s0 + s8) + (s4 + sc)) + ((s2 + sa) + (s6 + se));
    float odd = ((s1 + s9) + (s5 + sd)) + ((s3 + sb) + (s7 + sf));
    return (even + odd) + rest(rows, offset, vector);
  }

  @Override
  public String toString() {
    return "plain Java";
  }
}
