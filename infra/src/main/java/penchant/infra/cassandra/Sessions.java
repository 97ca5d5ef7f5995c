package penchant.infra.cassandra;

import com.datastax.oss.driver.api.core.AllNodesFailedException;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import java.time.Duration;

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
            .withInt(DefaultDriverOption.NETTY_IO_SIZE, 1)
            .withInt(DefaultDriverOption.NETTY_ADMIN_SIZE, 1)
            .withInt(DefaultDriverOption.NETTY_IO_SHUTDOWN_QUIET_PERIOD, 0)
            .withInt(DefaultDriverOption.NETTY_ADMIN_SHUTDOWN_QUIET_PERIOD, 0)
            .build();
    try {
      return CqlSession.builder()
          .addContactPoint(contactPoint.address())
          .withLocalDatacenter(localDatacenter)
          .withConfigLoader(settings)
          .build();
    } catch (AllNodesFailedException nobody) {
      throw new CassandraUnavailableException(
          "no Cassandra answers at "
              + contactPoint
              + " with data centre "
              + localDatacenter
              + " (settings penchant.cassandra.contact-point, local-datacenter)",
          nobody);
    } catch (IllegalArgumentException wrong) {
      throw new CassandraUnavailableException(
          "Cassandra at " + contactPoint + " cannot be used: " + wrong.getMessage(), wrong);
    }
  }
}
