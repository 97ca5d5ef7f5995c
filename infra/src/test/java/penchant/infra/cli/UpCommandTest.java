package penchant.infra.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import penchant.infra.cassandra.ContactPoint;
import penchant.infra.config.InvalidSettingException;
import penchant.infra.launcher.LaunchFailedException;
import penchant.infra.launcher.LaunchOptions;
import picocli.CommandLine;

class UpCommandTest {

  private static LaunchOptions parse(String... arguments) {
    UpCommand command = new UpCommand();
    new CommandLine(command).parseArgs(arguments);
    return command.options();
  }

  @Test
  void withoutOptionsItIsOneNodeOnPort8080WithACassandraOfItsOwn() {
    LaunchOptions options = parse();

    assertThat(options.nodes()).isEqualTo(1);
    assertThat(options.http()).isEqualTo(8080);
    assertThat(options.cassandra()).isEmpty();
    assertThat(options.data().isAbsolute()).isTrue();
    assertThat(options.data().endsWith(Path.of("data", "up"))).isTrue();
  }

  @Test
  void everyOptionIsHeard() {
    LaunchOptions options =
        parse("--nodes", "3", "--data", "here", "--http", "9000", "--cassandra", "db.example:9043");

    assertThat(options.nodes()).isEqualTo(3);
    assertThat(options.http()).isEqualTo(9000);
    assertThat(options.cassandra()).contains(new ContactPoint("db.example", 9043));
    assertThat(options.data()).isEqualTo(Path.of("here").toAbsolutePath());
  }

  @Test
  void aNumberOfNodesThatCannotBeIsRefused() {
    assertThatThrownBy(() -> parse("--nodes", "0"))
        .isInstanceOf(LaunchFailedException.class)
        .hasMessageContaining("--nodes is 0");
  }

  @Test
  void portsPastTheLastAreRefused() {
    assertThatThrownBy(() -> parse("--nodes", "3", "--http", "65534"))
        .isInstanceOf(LaunchFailedException.class)
        .hasMessageContaining("--http is 65534");
  }

  @Test
  void anAddressOfCassandraThatIsNoneIsRefused() {
    assertThatThrownBy(() -> parse("--cassandra", "db:port"))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("db:port");
  }
}
