package penchant.infra.load;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;

/**
 * One event of a feed, as the API takes it.
 *
 * @param user whose event it is: decides the lane, so that order is kept for each user
 * @param at absent when the input knows no time; the time of receipt counts then
 * @param json the event's body; the feed adds source and offset
 */
record FeedEvent(String user, Optional<Instant> at, ObjectNode json) {

  static FeedEvent of(String user, String type, Optional<Instant> at) {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("user", user).put("type", type);
    at.ifPresent(time -> json.put("at", time.toString()));
    return new FeedEvent(user, at, json);
  }

  FeedEvent item(String item) {
    json.put("item", item);
    return this;
  }

  FeedEvent text(String text) {
    json.put("text", text);
    return this;
  }

  FeedEvent value(double value) {
    json.put("value", value);
    return this;
  }
}
