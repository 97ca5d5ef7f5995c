package penchant.domain.ranking;

import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import penchant.domain.catalogue.Item;

/**
 * What is asked of a list.
 *
 * @param n items wanted, at least 1
 * @param offset items of the same list to leave out first: pages do not repeat each other
 * @param domains only items of one of these domains; of any where there are none
 * @param categories only items that have one of these categories; any where there are none
 * @param exclude ids of items not wanted
 * @param repeat whether items that the person has seen may come again; absent, as the settings say
 * @param explain whether every part is explained, not only the strongest
 * @param context circumstances by name: an item with the label {@code name:value} fits one
 * @param at the time to rank for; absent, the stream's own now
 */
public record RankingQuery(
    int n,
    int offset,
    Set<String> domains,
    Set<String> categories,
    Set<String> exclude,
    Optional<Boolean> repeat,
    boolean explain,
    SortedMap<String, String> context,
    Optional<Instant> at) {

  public RankingQuery {
    if (n < 1) {
      throw new IllegalArgumentException("n must be at least 1, was " + n);
    }
    if (offset < 0) {
      throw new IllegalArgumentException("offset must not be negative, was " + offset);
    }
    domains = Set.copyOf(domains);
    categories = Set.copyOf(categories);
    exclude = Set.copyOf(exclude);
    context = Collections.unmodifiableSortedMap(new TreeMap<>(context));
  }

  /** The first {@code n} items, without conditions. */
  public static RankingQuery top(int n) {
    return new RankingQuery(
        n,
        0,
        Set.of(),
        Set.of(),
        Set.of(),
        Optional.empty(),
        false,
        Collections.emptySortedMap(),
        Optional.empty());
  }

  /** The same, ranked for that time. */
  public RankingQuery at(Instant time) {
    return new RankingQuery(
        n, offset, domains, categories, exclude, repeat, explain, context, Optional.of(time));
  }

  /** The same without these items either. */
  public RankingQuery without(Set<String> items) {
    if (items.isEmpty()) {
      return this;
    }
    Set<String> all = new HashSet<>(exclude);
    all.addAll(items);
    return new RankingQuery(n, offset, domains, categories, all, repeat, explain, context, at);
  }

  /** Another page of the same list. */
  public RankingQuery page(int items, int from) {
    return new RankingQuery(
        items, from, domains, categories, exclude, repeat, explain, context, at);
  }

  /** The same, with or without explanations. */
  public RankingQuery explained(boolean all) {
    return new RankingQuery(n, offset, domains, categories, exclude, repeat, all, context, at);
  }

  /** Of a whole list the page that is asked for. */
  <T> List<T> page(List<T> list) {
    int from = Math.min(offset, list.size());
    return list.subList(from, Math.min(depth(), list.size()));
  }

  /** How far down the list this page ends; capped, not overflowing. */
  int depth() {
    return (int) Math.min(Integer.MAX_VALUE, (long) n + offset);
  }

  /** Whether an item may stand in the list at all, whatever the person has seen. */
  boolean admits(Item item) {
    return !item.hidden()
        && !exclude.contains(item.id())
        && (domains.isEmpty() || item.domain().filter(domains::contains).isPresent())
        && (categories.isEmpty() || item.categories().stream().anyMatch(categories::contains));
  }
}
