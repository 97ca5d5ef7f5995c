package penchant.infra.load;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads files in one of the formats of {@code load}, without a node to send them to. */
public final class Reading {

  private final Input input;
  private final List<FeedScan> scans;

  private Reading(Input input, List<FeedScan> scans) {
    this.input = input;
    this.scans = scans;
  }

  /** Takes events as the API takes them. */
  public interface Sink {
    void accept(ObjectNode json) throws IOException, InterruptedException;
  }

  /**
   * Opens the files and reads them once.
   *
   * @param format the word of {@code load}: {@code retail}, {@code movielens}, ...
   * @param items the file of items, where it is not found beside the events
   */
  public static Reading of(String format, Path path, Optional<Path> items)
      throws IOException, InterruptedException {
    Input input = LoadCommand.Format.valueOf(format).open(path, items);
    return new Reading(input, Loader.scan(input, Optional.empty()));
  }

  /** How many events there are. */
  public long events() {
    return scans.stream().mapToLong(FeedScan::events).sum();
  }

  /** Every item; one that does not say since when it is there, appeared with its first event. */
  public List<ObjectNode> items() throws IOException, InterruptedException {
    List<ObjectNode> items = new ArrayList<>();
    input.items().read(items::add);
    Loader.date(items, scans);
    return items;
  }

  /** Every event, in order of time. */
  public void events(Sink sink) throws IOException, InterruptedException {
    FeedScan.read(scans, Optional.empty(), event -> sink.accept(event.json()));
  }
}
