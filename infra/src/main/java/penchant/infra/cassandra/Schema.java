package penchant.infra.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.cql.Row;
import java.util.Map;
import java.util.TreeMap;
import penchant.infra.config.InvalidSettingException;

/**
 * Makes the keyspace fit to start on: all tables are there, and what was fixed at the first start
 * is still the same: it decides where a user's state is found, so a start with another number would
 * look for it in the wrong place.
 */
public final class Schema {

  private static final String FIX =
      "INSERT INTO penchant.settings (name, value) VALUES (?, ?) IF NOT EXISTS";

  private final CqlSession session;

  public Schema(CqlSession session) {
    this.session = session;
  }

  /**
   * Runs every statement, which must be one that may be repeated, and waits until all of Cassandra
   * agrees.
   */
  public void apply(SchemaScript script) {
    for (String statement : script.statements()) {
      try {
        session.execute(statement);
      } catch (DriverException failed) {
        throw new CassandraUnavailableException(
            "the schema cannot be applied: '"
                + statement.lines().findFirst().orElse("")
                + "' fails with: "
                + failed.getMessage(),
            failed);
      }
    }
    if (!session.checkSchemaAgreement()) {
      throw new CassandraUnavailableException(
          "the nodes of Cassandra do not agree on the schema: is one of them away?");
    }
  }

  /**
   * Stores {@code settings} at the first start; later demands that they are what was stored.
   *
   * @throws InvalidSettingException if one differs
   */
  public void fix(Map<String, String> settings) {
    new TreeMap<>(settings).forEach(this::fix);
  }

  private void fix(String name, String value) {
    Row answer = session.execute(FIX, name, value).one();
    if (answer == null || answer.getBoolean("[applied]")) {
      return;
    }
    String stored = answer.getString("value");
    if (!value.equals(stored)) {
      throw new InvalidSettingException(
          "this data was made with %s = %s, now it is %s: set it back, or start with other data"
              .formatted(name, stored, value));
    }
  }
}
