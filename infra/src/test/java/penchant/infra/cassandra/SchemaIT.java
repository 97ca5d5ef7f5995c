package penchant.infra.cassandra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Row;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import penchant.infra.config.Installation;
import penchant.infra.config.InvalidSettingException;

@ExtendWith(RealCassandra.class)
class SchemaIT {

  @Test
  void theSchemaMayBeAppliedAgain(CqlSession session) {
    new Schema(session).apply(SchemaScript.read(Installation.find().configFile("schema.cql")));

    List<String> tables =
        session
            .execute("SELECT table_name FROM system_schema.tables WHERE keyspace_name = 'penchant'")
            .map(row -> String.valueOf(row.getString("table_name")))
            .all();
    assertThat(tables).contains("settings");
  }

  @Test
  void whatWasFixedAtTheFirstStartIsDemandedEverAfter(CqlSession session) {
    Schema schema = new Schema(session);
    schema.fix(Map.of("shelves", "128", "aisles", "4"));

    schema.fix(Map.of("shelves", "128", "aisles", "4"));

    assertThatThrownBy(() -> schema.fix(Map.of("shelves", "64")))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("shelves = 128, now it is 64");
  }

  @Test
  void aStatementThatFailsIsNamed(CqlSession session) {
    Schema schema = new Schema(session);

    assertThatThrownBy(() -> schema.apply(new SchemaScript(List.of("CREATE NONSENSE\n(a)"))))
        .isInstanceOf(CassandraUnavailableException.class)
        .hasMessageContaining("CREATE NONSENSE");
  }

  @Test
  void writesAreOnDiskBeforeTheyAreAcknowledged(CqlSession session) {
    Row row =
        session
            .execute("SELECT value FROM system_views.settings WHERE name = 'commitlog_sync'")
            .one();

    assertThat(row).isNotNull();
    assertThat(String.valueOf(row == null ? null : row.getString("value"))).isEqualTo("group");
  }

  @Test
  void aDataCentreThatIsNotThereIsSaidInOneLine(ContactPoint contactPoint) {
    assertThatThrownBy(() -> Sessions.open(contactPoint, "atlantis").close())
        .isInstanceOf(CassandraUnavailableException.class)
        .hasMessageContaining("atlantis");
  }
}
