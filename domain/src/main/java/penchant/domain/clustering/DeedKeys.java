package penchant.domain.clustering;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import penchant.domain.interest.SeenItems;

/** Numbers for the keys of deeds, so that a row holds four bytes for each and not a text. */
final class DeedKeys {

  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> keys = new ArrayList<>();
  private long[] fingerprints = new long[16];

  int number(String key) {
    Integer known = numbers.putIfAbsent(key, keys.size());
    if (known != null) {
      return known;
    }
    if (keys.size() == fingerprints.length) {
      fingerprints = Arrays.copyOf(fingerprints, 2 * fingerprints.length);
    }
    if (Deed.isItem(key)) {
      fingerprints[keys.size()] = SeenItems.fingerprint(Deed.subject(key));
    }
    keys.add(key);
    return keys.size() - 1;
  }

  String key(int number) {
    return keys.get(number);
  }

  /** Whether the key is that of an item. */
  boolean isItem(int number) {
    return Deed.isItem(keys.get(number));
  }

  /** Of the item, where it is the key of one. */
  long fingerprint(int number) {
    return fingerprints[number];
  }

  int size() {
    return keys.size();
  }
}
