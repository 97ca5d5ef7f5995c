package penchant.infra.catalogue;

import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import penchant.actors.catalogue.ItemRow;
import penchant.domain.catalogue.Item;
import penchant.domain.vector.Embedding;

/** Items as rows of the table and back. */
final class ItemCodec {

  /** The columns in the order in which {@link #bind} gives them. */
  static final String COLUMNS =
      "id, revision, deleted, title, body, categories, labels, domain, at, hidden, vector,"
          + " vector_space, vector_given";

  private ItemCodec() {}

  static BoundStatement bind(PreparedStatement insert, ItemRow row) {
    if (!(row instanceof ItemRow.Kept kept)) {
      return insert.bind(
          row.id(),
          row.revision(),
          true,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null);
    }
    Item item = kept.item();
    return insert.bind(
        item.id(),
        kept.revision(),
        false,
        item.title(),
        item.text(),
        item.categories(),
        item.labels(),
        item.domain().orElse(null),
        item.at(),
        item.hidden(),
        bytes(item.vector()),
        kept.vectorSpace(),
        kept.vectorGiven());
  }

  static ItemRow row(Row row) {
    String id = required(row.getString("id"), "id");
    long revision = row.getLong("revision");
    if (row.getBoolean("deleted")) {
      return new ItemRow.Deleted(id, revision);
    }
    Item item =
        new Item(
            id,
            orEmpty(row.getString("title")),
            orEmpty(row.getString("body")),
            words(row, "categories"),
            words(row, "labels"),
            Optional.ofNullable(row.getString("domain")),
            required(row.get("at", Instant.class), id),
            row.getBoolean("hidden"),
            embedding(required(row.getByteBuffer("vector"), id)));
    return new ItemRow.Kept(
        item, orEmpty(row.getString("vector_space")), row.getBoolean("vector_given"), revision);
  }

  static ByteBuffer bytes(Embedding embedding) {
    ByteBuffer bytes = ByteBuffer.allocate(embedding.dimensions() * Float.BYTES);
    for (int i = 0; i < embedding.dimensions(); i++) {
      bytes.putFloat(embedding.component(i));
    }
    return bytes.flip();
  }

  static Embedding embedding(ByteBuffer bytes) {
    float[] components = new float[bytes.remaining() / Float.BYTES];
    bytes.duplicate().asFloatBuffer().get(components);
    return Embedding.ofUnit(components);
  }

  private static List<String> words(Row row, String column) {
    List<String> words = row.getList(column, String.class);
    return words == null ? List.of() : words;
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static <T> T required(@Nullable T value, String id) {
    return Objects.requireNonNull(value, () -> "the row of item '" + id + "' lacks a column");
  }
}
