package penchant.domain.catalogue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import penchant.domain.vector.Embedding;

/** Items for tests. */
public final class Items {

  public static final Instant START = Instant.parse("2024-01-01T00:00:00Z");

  private Items() {}

  public static Item item(String id, float... components) {
    return new Item(
        id,
        "Title of " + id,
        "",
        List.of(),
        List.of(),
        Optional.empty(),
        START,
        false,
        Embedding.directionOf(components));
  }

  public static Item at(Item item, Instant at) {
    return new Item(
        item.id(),
        item.title(),
        item.text(),
        item.categories(),
        item.labels(),
        item.domain(),
        at,
        item.hidden(),
        item.vector());
  }

  public static Item hidden(Item item) {
    return new Item(
        item.id(),
        item.title(),
        item.text(),
        item.categories(),
        item.labels(),
        item.domain(),
        item.at(),
        true,
        item.vector());
  }

  public static Item in(Item item, String domain, String category) {
    return new Item(
        item.id(),
        item.title(),
        item.text(),
        List.of(category),
        item.labels(),
        Optional.of(domain),
        item.at(),
        item.hidden(),
        item.vector());
  }

  /** Items i0, i1, ... around a few random directions, as real texts are. */
  public static List<Item> random(int count, int dimensions, long seed) {
    Random random = new Random(seed);
    float[][] centres = new float[Math.max(1, count / 200)][];
    for (int i = 0; i < centres.length; i++) {
      centres[i] = gaussian(random, dimensions);
    }
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      float[] components = gaussian(random, dimensions);
      float[] centre = centres[random.nextInt(centres.length)];
      for (int d = 0; d < dimensions; d++) {
        components[d] = 0.6f * components[d] + centre[d] + 0.5f;
      }
      items.add(item("i" + i, components));
    }
    return items;
  }

  public static float[] gaussian(Random random, int dimensions) {
    float[] components = new float[dimensions];
    for (int d = 0; d < dimensions; d++) {
      components[d] = (float) random.nextGaussian();
    }
    return components;
  }

  public static List<CatalogueChange> puts(List<Item> items) {
    List<CatalogueChange> changes = new ArrayList<>();
    for (Item item : items) {
      changes.add(new CatalogueChange.Put(item, 1));
    }
    return changes;
  }
}
