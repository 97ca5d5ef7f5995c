package penchant.infra.demo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/** Something that somebody did. */
record WorldEvent(
    String user,
    Instant at,
    String type,
    Optional<String> item,
    Optional<String> text,
    OptionalDouble value) {

  /** As {@code POST /v1/events} takes it. */
  ObjectNode json(String id) {
    ObjectNode event =
        JsonNodeFactory.instance
            .objectNode()
            .put("id", id)
            .put("user", user)
            .put("type", type)
            .put("at", at.toString());
    item.ifPresent(about -> event.put("item", about));
    text.ifPresent(words -> event.put("text", words));
    value.ifPresent(number -> event.put("value", number));
    return event;
  }
}
