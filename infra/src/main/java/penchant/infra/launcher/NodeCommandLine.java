package penchant.infra.launcher;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import penchant.infra.cassandra.ContactPoint;
import penchant.infra.config.Installation;
import penchant.infra.process.JavaCommand;

/**
 * How each node of a launch is started: the settings that differ are system properties.
 *
 * @param httpHost the address that nodes listen on
 * @param clusterId of the node cluster that they are
 */
record NodeCommandLine(
    Installation installation,
    LauncherSettings settings,
    LaunchOptions options,
    ContactPoint cassandra,
    String httpHost,
    List<Integer> arteryPorts,
    String clusterId) {

  private static final String HOST = "127.0.0.1";
  private static final String SYSTEM = "penchant";

  String artery(int index) {
    return HOST + ":" + arteryPorts.get(index);
  }

  /** Where node {@code index} answers; one that listens on every address does so on loopback. */
  URI url(int index) {
    boolean everywhere = httpHost.equals("0.0.0.0") || httpHost.equals("::");
    String host = httpHost.contains(":") ? "[" + httpHost + "]" : httpHost;
    return URI.create("http://" + (everywhere ? HOST : host) + ":" + (options.http() + index));
  }

  JavaCommand of(int index) {
    List<String> jvm = new ArrayList<>();
    jvm.add(JavaCommand.heapOption(settings.heapOf(options.nodes())));
    jvm.add("-XX:+UseG1GC");
    jvm.add("-XX:+ExitOnOutOfMemoryError");
    jvm.add(JavaCommand.commonPoolOption());
    jvm.addAll(JavaCommand.vectorApiOption());
    jvm.add("-Dpenchant.home=" + installation.home());
    jvm.add("-Dlogback.configurationFile=" + installation.configFile("logback.xml"));
    jvm.add("-Dpenchant.log.level=INFO");
    properties(index).forEach((key, value) -> jvm.add("-D" + key + "=" + value));
    jvm.addAll(settings.nodeJavaOptions());
    return new JavaCommand(
        JavaCommand.ownJavaHome(),
        jvm,
        System.getProperty("java.class.path"),
        "penchant.infra.cli.Main",
        List.of("node"));
  }

  private Map<String, String> properties(int index) {
    Map<String, String> properties = new TreeMap<>(options.settings());
    properties.put("penchant.http.port", Integer.toString(options.http() + index));
    properties.put("penchant.cluster.host", HOST);
    properties.put("penchant.cluster.port", Integer.toString(arteryPorts.get(index)));
    properties.put("penchant.cluster.id", clusterId);
    properties.put("penchant.cassandra.contact-point", cassandra.toString());
    for (int seed = 0; seed < options.nodes(); seed++) {
      properties.put("pekko.cluster.seed-nodes." + seed, "pekko://" + SYSTEM + "@" + artery(seed));
    }
    return properties;
  }
}
