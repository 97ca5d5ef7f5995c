package penchant.infra.demo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** An item of the made-up world. */
record WorldItem(String id, String title, String text, Theme theme, Instant at) {

  /** As {@code POST /v1/items} takes it. */
  ObjectNode json() {
    ObjectNode item =
        JsonNodeFactory.instance
            .objectNode()
            .put("id", id)
            .put("title", title)
            .put("text", text)
            .put("domain", theme.domain())
            .put("at", at.toString());
    item.putArray("categories").add(theme.key());
    item.putArray("labels").add(theme.spirit());
    return item;
  }
}
