package penchant.infra.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortsTest {

  @Test
  void freePortsAreDifferent() {
    assertThat(Ports.free(20)).doesNotHaveDuplicates().hasSize(20).allMatch(port -> port > 0);
  }

  @Test
  void aPortThatSomebodyListensOnIsNotFree() throws IOException {
    try (ServerSocket taken = new ServerSocket(0)) {
      assertThat(Ports.isFree(taken.getLocalPort())).isFalse();
    }
  }
}
