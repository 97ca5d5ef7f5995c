package penchant.infra.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NodeClientTest {

  @Test
  void anAddressOfThisMachineIsNoNodeOfAnother() throws Exception {
    assertThat(others("http://10.0.0.5:8080")).containsExactly(URI.create("http://10.0.0.6:8080"));
  }

  @Test
  void onThisMachineItsAddressesAreThoseOfNodes() throws Exception {
    assertThat(others("http://localhost:8080"))
        .extracting(URI::getHost)
        .containsExactly("0.0.0.0", "127.0.0.1", "[::]", "10.0.0.6");
  }

  private static List<URI> others(String known) throws Exception {
    String nodes =
        Stream.of("0.0.0.0:8080", "127.0.0.1:8081", "[::]:8082", "10.0.0.6:8080")
            .map(address -> "{\"http\":\"http://" + address + "\"}")
            .toList()
            .toString();
    JsonNode status = Json.MAPPER.readTree("{\"nodes\":" + nodes + "}");
    return NodeClient.others(List.of(URI.create(known)), status);
  }
}
