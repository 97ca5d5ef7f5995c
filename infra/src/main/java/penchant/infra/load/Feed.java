package penchant.infra.load;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * An ordered feed of events from files that do not change: reading it again gives the same events.
 *
 * @param files what it is made of; their hash is the feed's name
 * @param variant what else decides which events come out, part of the name; mostly empty
 * @param reader gives every event in the order of the files
 */
record Feed(List<Path> files, String variant, Reader reader) {

  interface Reader {
    void read(Sink sink) throws IOException, InterruptedException;
  }

  interface Sink {
    void accept(FeedEvent event) throws IOException, InterruptedException;
  }

  /** The source under which the events are sent: 128 bits of the SHA-256 over all bytes. */
  String source() throws IOException {
    return InputHash.of(files, variant);
  }
}
