package penchant.infra.cassandra;

import com.datastax.oss.driver.api.core.AllNodesFailedException;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Sessions outside of an actor system, for short jobs such as the schema. Patient, and few. */
public final class Sessions {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private Sessions() {}

  /**
   * Opens a session, which the caller closes.
   *
   * @throws CassandraUnavailableException if nobody answers at {@code contactPoint}
   */
  public static CqlSession open(ContactPoint contactPoint, String localDatacenter) {
    DriverConfigLoader settings =
        DriverConfigLoader.programmaticBuilder()
            .withDuration(DefaultDriverOption.REQUEST_TIMEOUT, PATIENCE)
            .withDuration(DefaultDriverOption.CONNECTION_INIT_QUERY_TIMEOUT, PATIENCE)
            .withDuration(DefaultDriverOption.CONTROL_CONNECTION_TIMEOUT, PATIENCE)
            .withDuration(DefaultDriverOption.CONTROL_CONNECTION_AGREEMENT_TIMEOUT, PATIENCE)
            .withDuration(DefaultDriverOption.METADATA_SCHEMA_REQUEST_TIMEOUT, PATIENCE)
            .withBoolean(DefaultDriverOption.RECONNECT_ON_INIT, false)
            .withBoolean(DefaultDriverOption.CONNECTION_WARN_INIT_ERROR, false)
            .withInt(DefaultDriverOption.NETTY_IO_SIZE, 1)
            .withInt(DefaultDriverOption.NETTY_ADMIN_SIZE, 1)
            .withInt(DefaultDriverOption.NETTY_IO_SHUTDOWN_QUIET_PERIOD, 0)
            .withInt(DefaultDriverOption.NETTY_ADMIN_SHUTDOWN_QUIET_PERIOD, 0)
            .build();
    try {
      CqlSession session =
          CqlSession.builder()
              .addContactPoint(contactPoint.address())
              .withLocalDatacenter(localDatacenter)
              .withConfigLoader(settings)
              .build();
      demandDatacenter(session, localDatacenter);
      return session;
    } catch (AllNodesFailedException nobody) {
      throw new CassandraUnavailableException(
          "no Cassandra answers at " + contactPoint + " (setting penchant.cassandra.contact-point)",
          nobody);
    } catch (IllegalArgumentException wrong) {
      throw new CassandraUnavailableException(
          "Cassandra at " + contactPoint + " cannot be used: " + wrong.getMessage(), wrong);
    }
  }

  /** With another name the driver connects, warns, and then sends nothing to any node. */
  private static void demandDatacenter(CqlSession session, String localDatacenter) {
    Set<String> found =
        session.getMetadata().getNodes().values().stream()
            .map(node -> String.valueOf(node.getDatacenter()))
            .collect(Collectors.toCollection(TreeSet::new));
    if (!found.contains(localDatacenter)) {
      session.close();
      throw new CassandraUnavailableException(
          "Cassandra has no data centre %s but %s: set penchant.cassandra.local-datacenter"
              .formatted(localDatacenter, String.join(", ", found)));
    }
  }
}
