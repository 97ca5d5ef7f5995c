package penchant.infra.http.events;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import penchant.domain.behavior.BehaviorDraft;
import penchant.infra.http.body.FieldTaker;
import penchant.infra.http.body.Fields;
import penchant.infra.http.body.WrongFieldException;

/** Reads one event. */
final class EventTaker implements FieldTaker<BehaviorDraft> {

  private @Nullable String id;
  private final boolean isAnonymous;
  private @Nullable String user;

  private EventTaker(boolean isAnonymous, @Nullable String user) {
    this.isAnonymous = isAnonymous;
    this.user = user;
  }

  /** Of an event that must name its user. */
  static EventTaker ofSomebody() {
    return new EventTaker(false, null);
  }

  /** Of an event whose user is nobody's business; whom it names is passed over. */
  static EventTaker ofNobody() {
    return new EventTaker(true, "nobody");
  }

  private @Nullable String type;
  private @Nullable String item;
  private @Nullable String text;
  private OptionalDouble value = OptionalDouble.empty();
  private @Nullable Instant at;
  private @Nullable String source;
  private OptionalLong offset = OptionalLong.empty();
  private SortedMap<String, String> context = Collections.emptySortedMap();

  @Override
  public void take(String field, JsonParser parser) throws IOException {
    switch (field) {
      case "id" -> id = Fields.text(field, parser);
      case "user" -> user = isAnonymous ? user : Fields.text(field, parser);
      case "type" -> type = Fields.text(field, parser);
      case "item" -> item = Fields.text(field, parser);
      case "text" -> text = Fields.text(field, parser);
      case "value" -> value = OptionalDouble.of(Fields.number(field, parser));
      case "at" -> at = Fields.time(field, parser);
      case "source" -> source = Fields.text(field, parser);
      case "offset" -> offset = OptionalLong.of(Fields.integer(field, parser));
      case "context" -> context = Fields.scalars(field, parser);
      default -> {
        // Unknown fields are ignored.
      }
    }
  }

  @Override
  public BehaviorDraft done() {
    if (user == null) {
      throw new WrongFieldException("user is missing");
    }
    if (type == null) {
      throw new WrongFieldException("type is missing");
    }
    return new BehaviorDraft(
        Optional.ofNullable(id),
        user,
        type,
        Optional.ofNullable(item),
        Optional.ofNullable(text),
        value,
        Optional.ofNullable(at),
        Optional.ofNullable(source),
        offset,
        context);
  }
}
