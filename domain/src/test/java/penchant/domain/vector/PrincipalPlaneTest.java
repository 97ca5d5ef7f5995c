package penchant.domain.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class PrincipalPlaneTest {

  @Test
  void theFirstDirectionIsThatInWhichVectorsDifferMost() {
    List<Embedding> vectors =
        List.of(
            Embedding.directionOf(new float[] {1, 0, 0.1f}),
            Embedding.directionOf(new float[] {-1, 0, 0.1f}),
            Embedding.directionOf(new float[] {0.9f, 0.2f, 0.1f}),
            Embedding.directionOf(new float[] {-0.9f, -0.2f, 0.1f}));

    PrincipalPlane plane = PrincipalPlane.of(vectors);

    double x = plane.place(vectors.get(0)).x();
    assertThat(x).isPositive();
    assertThat(plane.place(vectors.get(1)).x()).isCloseTo(-x, within(1e-6));
    assertThat(x).isGreaterThan(5 * Math.abs(plane.place(vectors.get(0)).y()));
  }

  @Test
  void vectorsInAPlaneAreShownWhole() {
    List<Embedding> vectors =
        List.of(
            Embedding.directionOf(new float[] {1, 0, 0}),
            Embedding.directionOf(new float[] {0, 1, 0}),
            Embedding.directionOf(new float[] {1, 1, 0}));

    PrincipalPlane plane = PrincipalPlane.of(vectors);

    PrincipalPlane.Place one = plane.place(vectors.get(0));
    PrincipalPlane.Place other = plane.place(vectors.get(1));
    assertThat(plane.shown()).isCloseTo(1, within(1e-9));
    assertThat(Math.hypot(one.x() - other.x(), one.y() - other.y()))
        .isCloseTo(Math.sqrt(2), within(1e-6));
  }

  @Test
  void copiesOfOneVectorLieInTheMiddle() {
    Embedding vector = Embedding.directionOf(new float[] {1, 2, 3});

    PrincipalPlane plane = PrincipalPlane.of(List.of(vector, vector));

    assertThat(plane.place(vector).x()).isCloseTo(0, within(1e-6));
    assertThat(plane.shown()).isZero();
  }
}
