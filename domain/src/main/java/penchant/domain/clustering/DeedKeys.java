package penchant.domain.clustering;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers for the keys of deeds, so that a row holds four bytes for each and not a text. */
final class DeedKeys {

  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> keys = new ArrayList<>();

  int number(String key) {
    Integer known = numbers.putIfAbsent(key, keys.size());
    if (known != null) {
      return known;
    }
    keys.add(key);
    return keys.size() - 1;
  }

  String key(int number) {
    return keys.get(number);
  }

  int size() {
    return keys.size();
  }
}
