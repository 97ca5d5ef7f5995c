package penchant.infra.http.items;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import penchant.domain.behavior.Ids;
import penchant.domain.behavior.Shortened;
import penchant.domain.catalogue.ItemDraft;
import penchant.infra.http.body.FieldTaker;
import penchant.infra.http.body.Fields;
import penchant.infra.http.body.WrongFieldException;

/** Reads one item. */
final class ItemTaker implements FieldTaker<ItemDraft> {

  private final @Nullable String idOfPath;
  private @Nullable String id;
  private String title = "";
  private String text = "";
  private List<String> categories = List.of();
  private List<String> labels = List.of();
  private @Nullable String domain;
  private @Nullable Instant at;
  private boolean hidden;
  private @Nullable List<Double> vector;

  private ItemTaker(@Nullable String idOfPath) {
    this.idOfPath = idOfPath;
  }

  /** An item that says its id itself. */
  static ItemTaker withId() {
    return new ItemTaker(null);
  }

  /** An item whose id stands in the path, and which says no other. */
  static ItemTaker of(String idOfPath) {
    return new ItemTaker(idOfPath);
  }

  @Override
  public void take(String field, JsonParser parser) throws IOException {
    switch (field) {
      case "id" -> id = Fields.text(field, parser);
      case "title" -> title = Fields.text(field, parser);
      case "text" -> text = Fields.text(field, parser);
      case "categories" -> categories = Fields.texts(field, parser);
      case "labels" -> labels = Fields.texts(field, parser);
      case "domain" -> domain = Fields.text(field, parser);
      case "at" -> at = Fields.time(field, parser);
      case "hidden" -> hidden = Fields.flag(field, parser);
      case "vector" -> vector = Fields.numbers(field, parser);
      default -> {
        // Unknown fields are ignored.
      }
    }
  }

  @Override
  public ItemDraft done() {
    if (idOfPath != null && id != null && !id.equals(idOfPath)) {
      throw new WrongFieldException(
          "id " + Shortened.quote(id) + " is not that of the path, " + Shortened.quote(idOfPath));
    }
    String known = idOfPath == null ? id : idOfPath;
    if (known == null) {
      throw new WrongFieldException("id is missing");
    }
    Ids.refusal("id", known)
        .ifPresent(
            refusal -> {
              throw new WrongFieldException(refusal);
            });
    return new ItemDraft(
        known,
        title,
        text,
        categories,
        labels,
        Optional.ofNullable(domain),
        Optional.ofNullable(at),
        hidden,
        Optional.ofNullable(vector));
  }
}
