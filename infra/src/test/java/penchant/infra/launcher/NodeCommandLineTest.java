package penchant.infra.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.module.ModuleFinder;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import penchant.infra.cassandra.ContactPoint;
import penchant.infra.config.Installation;
import penchant.infra.config.LauncherConfig;

class NodeCommandLineTest {

  @Test
  void aNodeIsAskedWhereItListens() {
    assertThat(url("10.1.2.3")).isEqualTo(URI.create("http://10.1.2.3:8081"));
    assertThat(url("0.0.0.0")).isEqualTo(URI.create("http://127.0.0.1:8081"));
    assertThat(url("::1")).isEqualTo(URI.create("http://[::1]:8081"));
  }

  @Test
  void aNodeHasTheVectorApiIfItsJdkHas() {
    boolean has = ModuleFinder.ofSystem().find("jdk.incubator.vector").isPresent();

    assertThat(node("127.0.0.1").of(0).options().contains("--add-modules=jdk.incubator.vector"))
        .isEqualTo(has);
  }

  private static URI url(String host) {
    return node(host).url(1);
  }

  private static NodeCommandLine node(String host) {
    Installation installation = Installation.find();
    return new NodeCommandLine(
        installation,
        LauncherConfig.read(installation.configuration()),
        LaunchOptions.in(Path.of("data")).withNodes(2),
        new ContactPoint("127.0.0.1", 9042),
        host,
        List.of(1, 2),
        "one");
  }
}
