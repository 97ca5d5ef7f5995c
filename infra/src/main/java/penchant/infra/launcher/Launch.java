package penchant.infra.launcher;

import com.datastax.oss.driver.api.core.CqlSession;
import com.typesafe.config.Config;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import penchant.infra.cassandra.ContactPoint;
import penchant.infra.cassandra.OwnCassandra;
import penchant.infra.cassandra.Schema;
import penchant.infra.cassandra.SchemaScript;
import penchant.infra.cassandra.Sessions;
import penchant.infra.config.CassandraConfig;
import penchant.infra.config.FixedSettings;
import penchant.infra.config.HttpConfig;
import penchant.infra.config.Installation;
import penchant.infra.config.LauncherConfig;
import penchant.infra.process.Ports;

/** Starts a Cassandra and nodes as processes of their own. */
public final class Launch {

  private final LaunchOptions options;
  private final Installation installation;
  private final Config config;
  private final LauncherSettings settings;

  private Launch(LaunchOptions options) {
    this.options = options;
    this.installation = Installation.find();
    this.config = installation.configuration(options.settings());
    this.settings = LauncherConfig.read(config);
  }

  /**
   * Starts what {@code options} ask for and returns when every node is ready. Says what it does on
   * stderr. What it has started ends with this JVM, however that ends.
   *
   * @throws LaunchFailedException if that cannot be; nothing is left running then
   * @throws penchant.infra.cassandra.CassandraUnavailableException if Cassandra is the reason
   * @throws penchant.infra.config.InvalidSettingException if a setting is the reason
   */
  public static Running start(LaunchOptions options) {
    return new Launch(options).start();
  }

  private Running start() {
    DirectoryLock lock = DirectoryLock.take(options.data(), settings.predecessorEndsWithin());
    LaunchedProcesses processes = new LaunchedProcesses(options, settings, lock);
    try {
      awaitPredecessors();
      demandFreePorts();
      ContactPoint contactPoint = startCassandra(processes);
      applySchema(contactPoint);
      startNodes(processes, contactPoint);
      return processes;
    } catch (RuntimeException failed) {
      processes.close();
      throw failed;
    } catch (IOException failed) {
      processes.close();
      throw new LaunchFailedException("the start failed: " + failed.getMessage(), failed);
    }
  }

  /** After a kill -9 of a launcher its children take some seconds to end. */
  private void awaitPredecessors() throws IOException {
    LaunchFile file = LaunchFile.in(options.data());
    Duration patience = settings.predecessorEndsWithin();
    if (!Waiting.until(patience, () -> file.stillRunning().isEmpty())) {
      List<Long> ids = file.stillRunning().stream().map(ProcessHandle::pid).toList();
      throw new LaunchFailedException(
          "processes of an earlier launch on " + options.data() + " still run: " + ids);
    }
  }

  private void demandFreePorts() {
    for (int index = 0; index < options.nodes(); index++) {
      int port = options.http() + index;
      if (!Ports.isFree(port)) {
        throw new LaunchFailedException(
            "port " + port + " is in use: give --http another one, or end the program that has it");
      }
    }
  }

  private ContactPoint startCassandra(LaunchedProcesses processes) {
    Optional<ContactPoint> given = options.cassandra();
    if (given.isPresent()) {
      processes.useCassandra(given.get());
      return given.get();
    }
    processes.say("starting Cassandra in " + options.data().resolve("cassandra"));
    long startedAt = System.nanoTime();
    OwnCassandra cassandra =
        OwnCassandra.begin(
            settings.cassandra(), installation, options.data().resolve("cassandra"), processes);
    processes.own(cassandra);
    cassandra.awaitStart();
    processes.say("Cassandra answers after %.1f s".formatted(secondsSince(startedAt)));
    return cassandra.contactPoint();
  }

  private void applySchema(ContactPoint contactPoint) {
    SchemaScript script = SchemaScript.read(installation.configFile("schema.cql"));
    try (CqlSession session =
        Sessions.open(contactPoint, CassandraConfig.localDatacenter(config))) {
      Schema schema = new Schema(session);
      schema.apply(script);
      schema.fix(FixedSettings.read(config));
    }
  }

  private void startNodes(LaunchedProcesses processes, ContactPoint contactPoint)
      throws IOException {
    NodeCommandLine commandLine =
        new NodeCommandLine(
            installation,
            settings,
            options,
            contactPoint,
            HttpConfig.read(config).host(),
            Ports.free(options.nodes()),
            ClusterId.in(options.data()));
    processes.say(
        options.nodes() == 1 ? "starting a node" : "starting " + options.nodes() + " nodes");
    long startedAt = System.nanoTime();
    List<NodeProcess> nodes = new ArrayList<>();
    for (int index = 0; index < options.nodes(); index++) {
      URI url = commandLine.url(index);
      nodes.add(
          NodeProcess.start(
              index,
              url,
              commandLine.artery(index),
              options.data().resolve("log"),
              commandLine.of(index),
              processes::onNodeEnd));
      processes.own(nodes.get(index));
    }
    processes.awaitReady();
    processes.say("all is ready after %.1f s".formatted(secondsSince(startedAt)));
  }

  private static double secondsSince(long nanos) {
    return (System.nanoTime() - nanos) / 1e9;
  }
}
