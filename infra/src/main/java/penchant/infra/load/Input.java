package penchant.infra.load;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;

/**
 * What a load brings.
 *
 * @param items gives every item, as the API takes it with its id; may give none
 * @param feeds the events, merged by time when there is more than one feed
 * @param notes what the reader should know, a line each
 */
record Input(ItemReader items, List<Feed> feeds, List<String> notes) {

  static final ItemReader NO_ITEMS = sink -> {};

  interface ItemReader {
    void read(ItemSink sink) throws IOException, InterruptedException;
  }

  interface ItemSink {
    void accept(ObjectNode item) throws IOException, InterruptedException;
  }
}
