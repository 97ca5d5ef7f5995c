package penchant.infra.demo;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills the slots of patterns for one item. A slot keeps its word for all patterns of the item, so
 * that title and text speak of the same thing.
 *
 * <p>{@code {thing}} is the word, {@code {Thing}} begins a sentence, {@code {a thing}} and {@code
 * {A thing}} bring the right article, {@code {many thing}} is the plural, {@code {bare thing}}
 * drops a leading "the", and {@code {thing 2}} is another word of the same slot.
 */
final class Phrase {

  private static final Pattern SLOT =
      Pattern.compile("\\{(?:(a|A|many|Many|bare|Bare) )?([A-Za-z0-9]+?)(?: ([2-9]))?\\}");
  private static final Set<String> SMALL_WORDS =
      Set.of("a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "the", "to", "with");

  private final Map<String, List<String>> words;
  private final Random random;
  private final Map<String, List<String>> drawn = new HashMap<>();

  Phrase(Map<String, List<String>> words, Random random) {
    this.words = words;
    this.random = random;
  }

  String fill(String pattern) {
    Matcher slot = SLOT.matcher(pattern);
    StringBuilder filled = new StringBuilder();
    while (slot.find()) {
      slot.appendReplacement(filled, Matcher.quoteReplacement(word(slot)));
    }
    return slot.appendTail(filled).toString();
  }

  private String word(Matcher slot) {
    String name = slot.group(2);
    String modifier = Optional.ofNullable(slot.group(1)).orElse("");
    int number = Optional.ofNullable(slot.group(3)).map(Integer::parseInt).orElse(1);
    String key = words.containsKey(name) ? name : uncapitalised(name);
    String word = draw(key).get(number - 1);
    String shaped =
        switch (modifier.toLowerCase(Locale.ROOT)) {
          case "a" -> withArticle(word);
          case "many" -> plural(word);
          case "bare" ->
              word.startsWith("the ") || word.startsWith("a ")
                  ? word.substring(word.indexOf(' ') + 1)
                  : word;
          default -> word;
        };
    boolean capital = !key.equals(name) || Character.isUpperCase((modifier + "-").charAt(0));
    return capital ? capitalised(shaped) : shaped;
  }

  /** The slot's words in an order drawn once. */
  private List<String> draw(String slot) {
    return drawn.computeIfAbsent(
        slot,
        name -> {
          List<String> shuffled =
              new ArrayList<>(
                  Optional.ofNullable(words.get(name))
                      .orElseThrow(
                          () -> new IllegalArgumentException("no words for slot " + name)));
          Collections.shuffle(shuffled, random);
          return shuffled;
        });
  }

  /** With "a" or "an", by how the word sounds. */
  static String withArticle(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    boolean soundsLikeYou = lower.matches("(uni[^mn]|use|usual|euro|one\\b|once).*");
    boolean silentH = lower.matches("(hour|honest|heir).*");
    boolean vowel = "aeiou".indexOf(lower.charAt(0)) >= 0;
    return ((vowel && !soundsLikeYou) || silentH ? "an " : "a ") + word;
  }

  /** The plural of a noun whose last word carries it. */
  static String plural(String noun) {
    if (noun.endsWith("man") && !noun.endsWith("human")) {
      return noun.substring(0, noun.length() - 3) + "men";
    }
    if (noun.matches(".*[^aeiou]y")) {
      return noun.substring(0, noun.length() - 1) + "ies";
    }
    if (noun.endsWith("ess") || noun.matches(".*(s|x|ch|sh|z)")) {
      return noun + "es";
    }
    return noun + "s";
  }

  static String capitalised(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  /** As titles of films are set: all words but small ones in the middle. */
  static String titleCase(String text) {
    StringBuilder title = new StringBuilder();
    for (String word : List.of(text.split(" "))) {
      boolean first = title.length() == 0;
      title.append(first ? "" : " ");
      title.append(
          !first && SMALL_WORDS.contains(word.toLowerCase(Locale.ROOT))
              ? word.toLowerCase(Locale.ROOT)
              : capitalised(word));
    }
    return title.toString();
  }

  private static String uncapitalised(String name) {
    return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
  }
}
