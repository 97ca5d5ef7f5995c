package penchant.infra.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

/** Writes the items: themes in turn, every title once. */
final class Items {

  private static final int ATTEMPTS = 2_000;
  private static final int OLDEST_DAYS = 120;

  private Items() {}

  /**
   * @param end items appeared before this
   * @throws IllegalArgumentException if the vocabulary cannot make so many titles
   */
  static List<WorldItem> write(List<Theme> themes, int count, Random random, Instant end) {
    List<WorldItem> items = new ArrayList<>();
    Set<String> titles = new HashSet<>();
    for (int i = 0; i < count; i++) {
      Theme theme = themes.get(i % themes.size());
      String id = String.format(Locale.ROOT, "%s-%03d", theme.key(), i / themes.size() + 1);
      items.add(write(theme, id, random, end, titles));
    }
    return List.copyOf(items);
  }

  private static WorldItem write(
      Theme theme, String id, Random random, Instant end, Set<String> titles) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Phrase phrase = new Phrase(theme.words(), random);
      String title = phrase.fill(one(theme.patterns().titles(), random));
      if (theme.patterns().titleCase()) {
        title = Phrase.titleCase(title);
      }
      if (titles.add(title.toLowerCase(Locale.ROOT))) {
        String text = phrase.fill(one(theme.patterns().texts(), random));
        Duration age =
            Duration.ofMinutes(1 + random.nextInt((int) Duration.ofDays(OLDEST_DAYS).toMinutes()));
        return new WorldItem(id, title, text, theme, end.minus(age));
      }
    }
    throw new IllegalArgumentException(
        "the vocabulary has no more titles for "
            + theme.key()
            + " after "
            + id
            + ": ask for fewer items");
  }

  static <T> T one(List<T> choices, Random random) {
    return choices.get(random.nextInt(choices.size()));
  }
}
