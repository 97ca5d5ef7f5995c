package penchant.actors.clustering;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Puts parts of one message together. Parts of a newer message push out those of an older one,
 * which is lost then and sent again by whoever misses it.
 */
final class PartsInbox<T> {

  private @Nullable Object stamp;
  private @Nullable Object[] parts = new Object[0];

  /**
   * Takes a part; all of them, in order, when it was the last one missing.
   *
   * @param newStamp equal for parts of the same message only
   */
  @SuppressWarnings("unchecked")
  Optional<List<T>> add(Object newStamp, int part, int of, T value) {
    if (!newStamp.equals(stamp) || parts.length != of) {
      stamp = newStamp;
      parts = new Object[of];
    }
    parts[part] = value;
    if (IntStream.range(0, of).anyMatch(index -> parts[index] == null)) {
      return Optional.empty();
    }
    List<T> all = (List<T>) List.of(parts.clone());
    parts = new Object[0];
    stamp = null;
    return Optional.of(all);
  }
}
