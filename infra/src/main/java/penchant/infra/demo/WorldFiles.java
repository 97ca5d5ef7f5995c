package penchant.infra.demo;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** The made-up world of {@code demo} as files that can be read without a node. */
public final class WorldFiles {

  private static final int ITEMS = 2_400;

  /** The same for ever, so that what is measured can be measured again. */
  private static final Instant END = Instant.parse("2026-01-01T00:00:00Z");

  private WorldFiles() {}

  /**
   * Writes {@code items.ndjson} and {@code events.ndjson} of eight weeks.
   *
   * @param seed another one makes another world
   * @param people who live in it
   */
  public static void write(Path directory, long seed, int people) throws IOException {
    World world = World.of(new World.Plan(seed, people, ITEMS, END));
    try (BufferedWriter items = Files.newBufferedWriter(directory.resolve("items.ndjson"))) {
      for (WorldItem item : world.items()) {
        items.write(item.json().toString());
        items.newLine();
      }
    }
    long number = 0;
    try (BufferedWriter events = Files.newBufferedWriter(directory.resolve("events.ndjson"))) {
      for (WorldEvent event : world.history()) {
        events.write(event.json("e" + number++).toString());
        events.newLine();
      }
    }
  }
}
