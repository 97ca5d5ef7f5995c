package penchant.infra.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import penchant.infra.load.Delivery;
import penchant.infra.load.Lanes;
import penchant.infra.load.LoadFailedException;
import penchant.infra.load.NodeClient;
import penchant.infra.load.Progress;

/**
 * Tells a node about the world. Events of the history are named by source and offset, live ones by
 * an id, so that a history told twice counts once.
 */
final class Telling {

  private static final int LANES = 4;
  private static final int BATCH = 250;
  private static final int ITEM_BATCH = 60;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final World world;
  private final List<WorldEvent> history;
  private final NodeClient client;

  Telling(World world, List<WorldEvent> history, NodeClient client) {
    this.world = world;
    this.history = history;
    this.client = client;
  }

  int size() {
    return history.size();
  }

  void items(Progress progress) throws InterruptedException {
    Delivery delivery = new Delivery(client, "/v1/items", progress::step);
    try (Lanes lanes = new Lanes(2, ITEM_BATCH, delivery)) {
      for (WorldItem item : world.items()) {
        lanes.deal(item.id(), bytes(item.json()));
      }
      lanes.finish();
    }
    check(delivery, "item");
  }

  /** The history of some people only, or of all but them; each person's in order of time. */
  void history(Set<String> people, boolean those, Progress progress) throws InterruptedException {
    Delivery delivery = new Delivery(client, "/v1/events", progress::step);
    String source = "demo-" + world.plan().seed() + "-" + world.plan().end();
    try (Lanes lanes = new Lanes(LANES, BATCH, delivery)) {
      for (int i = 0; i < history.size(); i++) {
        WorldEvent event = history.get(i);
        if (people.contains(event.user()) == those) {
          ObjectNode json = event.json("demo-" + world.plan().seed() + "-" + i);
          lanes.deal(event.user(), bytes(json.put("source", source).put("offset", i)));
        }
      }
      lanes.finish();
    }
    check(delivery, "event");
  }

  /** One second of life: so many events of people drawn by chance. */
  void now(Instant time, int events, Random random) throws InterruptedException {
    Delivery delivery = new Delivery(client, "/v1/events", done -> {});
    try (Lanes lanes = new Lanes(1, Math.max(1, events), delivery)) {
      for (int i = 0; i < events; i++) {
        Instant at = time.minus(Duration.ofMillis(i));
        Person person = world.someone(at, random);
        WorldEvent event = world.deed(person, at, random);
        lanes.deal(person.id(), bytes(event.json("live-" + time.toEpochMilli() + "-" + i)));
      }
      lanes.finish();
    }
    check(delivery, "event");
  }

  private static void check(Delivery delivery, String what) {
    Delivery.Counts counts = delivery.counts();
    if (counts.rejected() > 0) {
      throw new LoadFailedException(
          "the node rejected " + counts.rejected() + " " + what + "s: " + counts.reasons());
    }
  }

  private static byte[] bytes(ObjectNode json) {
    try {
      return MAPPER.writeValueAsBytes(json);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a tree of texts and numbers can be written", impossible);
    }
  }
}
