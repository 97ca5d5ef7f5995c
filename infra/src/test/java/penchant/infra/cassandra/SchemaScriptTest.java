package penchant.infra.cassandra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import penchant.infra.config.Installation;
import penchant.infra.config.InvalidSettingException;

class SchemaScriptTest {

  private static List<String> split(String text) {
    return SchemaScript.parse(text).statements();
  }

  @Test
  void semicolonsEndStatementsAndTheLastOneMayBeMissing() {
    assertThat(split(" a b ;\n\nc;;d")).containsExactly("a b", "c", "d");
  }

  @Test
  void commentsAreLeftOut() {
    assertThat(split("-- one; two\na -- three;\nb; // four\n/* five; six\n*/ c; -- end"))
        .containsExactly("a \nb", "c");
  }

  @Test
  void whatLooksLikeAnEndOrACommentInAStringIsKept() {
    assertThat(split("a 'x;--y''z' \"n;o\" $$p;/*q$$; b"))
        .containsExactly("a 'x;--y''z' \"n;o\" $$p;/*q$$", "b");
  }

  @Test
  void aStringWithoutAnEndIsRefused() {
    assertThatThrownBy(() -> split("a 'b;\nc"))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("'");
  }

  @Test
  void everyStatementOfTheSchemaMayBeRepeated() {
    List<String> statements =
        SchemaScript.read(Installation.find().configFile("schema.cql")).statements();

    assertThat(statements).isNotEmpty().allMatch(statement -> statement.contains("IF NOT EXISTS"));
  }
}
