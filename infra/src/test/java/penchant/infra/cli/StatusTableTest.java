package penchant.infra.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class StatusTableTest {

  @Test
  void showsSubjectsAsLinesAndNodesAsATable() throws JsonProcessingException {
    String answer =
        """
        {"round": 12, "space": "", "catalogue": {"items": 3676, "version": "9f2c"},
         "nodes": [{"address": "127.0.0.1:4001", "pid": 18629, "shards": 64, "users": 2200},
                   {"address": "127.0.0.1:40020", "shards": 64}]}
        """;

    assertThat(StatusTable.lines(new ObjectMapper().readTree(answer)))
        .containsExactly(
            "round      12",
            "space      -",
            "catalogue  items 3,676, version 9f2c",
            "",
            "nodes",
            "  address          pid    shards  users",
            "  127.0.0.1:4001   18629  64      2,200",
            "  127.0.0.1:40020  -      64      -");
  }
}
