package penchant.infra.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A made-up shop of 60 items and its customers, as files for {@code load ndjson}. All shops have
 * the same items, each its own customers.
 *
 * @param name what the ids of its customers begin with
 */
record SmallShop(Path directory, String name, int users, int events) {

  private static final List<List<String>> THEMES =
      List.of(
          List.of("garden", "spade", "flower bulbs", "watering can", "rake", "seed tray"),
          List.of("kitchen", "saucepan", "chef's knife", "whisk", "cake tin", "colander"),
          List.of("cycling", "bicycle pump", "helmet", "inner tube", "saddle bag", "bell"));

  static SmallShop in(Path parent, String name, int users, int events) {
    Path directory = parent.resolve("shop-" + name);
    List<String> items = new ArrayList<>();
    for (int item = 0; item < 60; item++) {
      List<String> theme = THEMES.get(item % 3);
      items.add(
          "{\"id\":\"item-%d\",\"title\":\"%s, model %d\",\"text\":\"Made for the %s.\",\"categories\":[\"%s\"],\"domain\":\"commerce\"}"
              .formatted(
                  item, theme.get(1 + (item / 3) % 5), item / 15, theme.get(0), theme.get(0)));
    }
    SplittableRandom random = new SplittableRandom(7);
    List<String> lines = new ArrayList<>();
    for (int event = 0; event < events; event++) {
      int user = random.nextInt(users);
      int item = random.nextInt(20) * 3 + (random.nextInt(10) == 0 ? (user + 1) % 3 : user % 3);
      lines.add(
          "{\"user\":\"%s\",\"type\":\"%s\",\"item\":\"item-%d\",\"at\":%d}"
              .formatted(
                  customer(name, user),
                  random.nextInt(4) == 0 ? "purchase" : "click",
                  item,
                  1_700_000_000L + event * 60L));
    }
    try {
      Files.createDirectories(directory);
      Files.write(directory.resolve("items.ndjson"), items);
      Files.write(directory.resolve("events.ndjson"), lines);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return new SmallShop(directory, name, users, events);
  }

  /** The id of a customer, of which there are {@link #users}. */
  String customer(int number) {
    return customer(name, number);
  }

  private static String customer(String name, int number) {
    return name + "-" + number;
  }
}
