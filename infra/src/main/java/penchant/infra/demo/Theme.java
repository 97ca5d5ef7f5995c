package penchant.infra.demo;

import java.util.List;
import java.util.Map;

/**
 * What some items are about and some people care for.
 *
 * @param key one word, also the category of its items
 * @param name as a person would say it
 * @param domain commerce, news, social, education or entertainment
 * @param spirit what themes of different domains have in common: food, music, travel, ...
 * @param searches what people who care for it type
 * @param words by slot, what the patterns are filled with
 */
record Theme(
    String key,
    String name,
    String domain,
    String spirit,
    List<String> searches,
    Map<String, List<String>> words,
    Patterns patterns) {

  /**
   * How the items of a domain are worded.
   *
   * @param titleCase whether titles are set in capitals, as those of films are
   */
  record Patterns(List<String> titles, List<String> texts, boolean titleCase) {}
}
