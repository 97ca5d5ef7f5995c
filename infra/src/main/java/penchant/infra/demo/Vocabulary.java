package penchant.infra.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigUtil;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import penchant.infra.demo.Theme.Patterns;

/** Reads the vocabulary: one file for each domain, written by hand. */
final class Vocabulary {

  private static final List<String> DOMAINS =
      List.of("commerce", "social", "news", "education", "entertainment");

  private Vocabulary() {}

  /** All themes, in the order of the domains and of their names. */
  static List<Theme> themes() {
    List<Theme> themes = new ArrayList<>();
    for (String domain : DOMAINS) {
      themes.addAll(themes(domain, read(domain)));
    }
    return List.copyOf(themes);
  }

  private static Config read(String domain) {
    String name = "/penchant/demo/" + domain + ".conf";
    try (InputStream file =
            Objects.requireNonNull(Vocabulary.class.getResourceAsStream(name), name);
        InputStreamReader reader = new InputStreamReader(file, UTF_8)) {
      return ConfigFactory.parseReader(reader);
    } catch (IOException broken) {
      throw new IllegalStateException(name + " is in the build and can be read", broken);
    }
  }

  private static List<Theme> themes(String domain, Config file) {
    Patterns patterns =
        new Patterns(
            file.getStringList("titles"),
            file.getStringList("texts"),
            file.hasPath("title-case") && file.getBoolean("title-case"));
    Map<String, List<String>> common = lists(file.getConfig("common"));
    Config themes = file.getConfig("themes");
    return themes.root().keySet().stream()
        .sorted()
        .map(
            key -> {
              Config theme = themes.getConfig(ConfigUtil.joinPath(key));
              Map<String, List<String>> words = new HashMap<>(common);
              words.putAll(lists(theme.withoutPath("name").withoutPath("spirit")));
              return new Theme(
                  key,
                  theme.getString("name"),
                  domain,
                  theme.getString("spirit"),
                  theme.getStringList("search"),
                  Map.copyOf(words),
                  patterns);
            })
        .toList();
  }

  private static Map<String, List<String>> lists(Config words) {
    Map<String, List<String>> lists = new HashMap<>();
    for (String slot : words.root().keySet()) {
      lists.put(slot, words.getStringList(slot));
    }
    return lists;
  }
}
