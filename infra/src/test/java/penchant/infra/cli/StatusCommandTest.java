package penchant.infra.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The command against a server that answers what it is told to. */
class StatusCommandTest {

  private static final String ANSWER =
      "{\"round\":7,\"nodes\":[{\"http\":\"http://127.0.0.1:8080\",\"shards\":128}]}";

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final HttpServer server;
  private volatile int status = 200;
  private volatile String body = ANSWER;
  private volatile String asked = "";

  StatusCommandTest() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
  }

  @BeforeEach
  void start() {
    server.createContext(
        "/",
        exchange -> {
          asked = exchange.getRequestURI().toString();
          byte[] answer = body.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void itShowsTheNodesAsATable() {
    assertThat(run()).isZero();

    assertThat(asked).isEqualTo("/v1/status");
    assertThat(out.toString().lines())
        .containsExactly(
            "round  7",
            "",
            "nodes",
            "  http                   shards",
            "  http://127.0.0.1:8080  128");
  }

  @Test
  void itPrintsTheAnswerAsItIsWhenAskedTo() {
    assertThat(run("--json")).isZero();

    assertThat(out.toString().strip()).isEqualTo(ANSWER);
  }

  @Test
  void aNodeThatRefusesIsSaidInOneLine() {
    status = 503;
    body = "{\"detail\":\"not now\"}";

    assertThat(run()).isEqualTo(1);
    assertThat(err.toString()).contains("answers 503", "not now").hasLineCount(1);
  }

  @Test
  void somebodyElseWhoAnswersIsSaidInOneLine() {
    body = "<html>";

    assertThat(run()).isEqualTo(1);
    assertThat(err.toString())
        .contains("does not answer as a node of Penchant does")
        .hasLineCount(1);
  }

  private int run(String... options) {
    String[] arguments = new String[options.length + 3];
    arguments[0] = "status";
    arguments[1] = "--url";
    arguments[2] = "http://127.0.0.1:" + server.getAddress().getPort();
    System.arraycopy(options, 0, arguments, 3, options.length);
    CommandLine commandLine =
        Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    return Main.run(commandLine, arguments);
  }
}
