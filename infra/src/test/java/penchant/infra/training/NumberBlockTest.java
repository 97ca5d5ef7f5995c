package penchant.infra.training;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NumberBlockTest {

  private static final int MANY = 2_000;

  @Test
  void theGradientOfAnArrayTimesANumberOutlivesTheCollectionOfWhatTheJvmHeld() {
    PyTorch.load();
    try (NDManager manager = NDManager.newBaseManager(Device.cpu(), PyTorch.NAME)) {
      NDArray array = manager.ones(new Shape(1));
      array.setRequiresGradient(true);
      NDArray sum = manager.zeros(new Shape(1));
      try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
        for (int i = 0; i < MANY; i++) {
          sum = sum.add(NumberBlock.times(array, 3));
        }
        List<ByteBuffer> others = useTheMemoryThatIsFree();
        collector.backward(sum);

        assertThat(others).isNotEmpty();
        assertThat(array.getGradient().getFloat()).isEqualTo(3f * MANY);
      }
    }
  }

  private static List<ByteBuffer> useTheMemoryThatIsFree() {
    System.gc();
    List<ByteBuffer> others = new ArrayList<>();
    for (int i = 0; i < 10 * MANY; i++) {
      others.add(ByteBuffer.allocateDirect(4 + i % 8));
    }
    return others;
  }
}
