package penchant.actors.catalogue;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import penchant.domain.catalogue.Catalogue;

/** What the keeper shows to all threads of the node; only the keeper changes it. */
final class Snapshot {

  private final Set<String> givenVectors = ConcurrentHashMap.newKeySet();
  private volatile Catalogue catalogue;
  private volatile boolean loaded;

  Snapshot(Catalogue empty) {
    this.catalogue = empty;
  }

  Catalogue catalogue() {
    return catalogue;
  }

  void show(Catalogue next) {
    catalogue = next;
  }

  boolean isLoaded() {
    return loaded;
  }

  void markLoaded() {
    loaded = true;
  }

  /** Whether an item's vector came from its sender and says nothing of its text. */
  boolean hasGivenVector(String id) {
    return givenVectors.contains(id);
  }

  void markVector(String id, boolean given) {
    if (given) {
      givenVectors.add(id);
    } else {
      givenVectors.remove(id);
    }
  }
}
