package penchant.domain.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class DotProductTest {

  private final DotProduct plain = new PlainDotProduct();

  private static float[] unit(int dimensions, SplittableRandom random) {
    float[] vector = new float[dimensions];
    for (int i = 0; i < dimensions; i++) {
      vector[i] = (float) (random.nextDouble() - 0.5);
    }
    return Embedding.directionOf(vector).toArray();
  }

  private static double exact(float[] one, float[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += (double) one[i] * other[i];
    }
    return sum;
  }

  @Property(tries = 300)
  void itIsThatOfDoublePrecisionUpToRounding(
      @ForAll @IntRange(min = 1, max = 800) int dimensions, @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] one = unit(dimensions, random);
    float[] other = unit(dimensions, random);

    assertThat((double) plain.dot(one, 0, other)).isCloseTo(exact(one, other), within(1e-6));
    assertThat((double) plain.dot(one, 0, one)).isCloseTo(1, within(1e-6));
  }

  @Property(tries = 300)
  void withTheVectorApiItHasTheSameBits(
      @ForAll @IntRange(min = 1, max = 800) int dimensions, @ForAll long seed)
      throws ReflectiveOperationException {
    Assumptions.assumeTrue(hasVectorApi(), "this JVM has no Vector API");
    DotProduct wide = wide();
    SplittableRandom random = new SplittableRandom(seed);
    float[] rows = new float[3 * dimensions];
    for (int j = 0; j < 3; j++) {
      System.arraycopy(unit(dimensions, random), 0, rows, j * dimensions, dimensions);
    }
    float[] vector = unit(dimensions, random);

    for (int j = 0; j < 3; j++) {
      assertThat(wide.dot(rows, j * dimensions, vector))
          .isEqualTo(plain.dot(rows, j * dimensions, vector));
    }
  }

  @Test
  void aJvmWithTheVectorApiIsGivenIt() throws ReflectiveOperationException {
    Assumptions.assumeTrue(hasVectorApi() && wide().isFast(), "this machine has no such registers");

    assertThat(DotProduct.best()).isInstanceOf(wide().getClass());
  }

  private static boolean hasVectorApi() {
    return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
  }

  private static DotProduct wide() throws ReflectiveOperationException {
    return Class.forName("penchant.domain.vector.WideDotProduct")
        .asSubclass(DotProduct.class)
        .getDeclaredConstructor()
        .newInstance();
  }
}
