package penchant.domain.catalogue;

import java.time.Instant;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.RandomAccess;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import penchant.domain.vector.Embedding;
import penchant.domain.vector.VectorSpace;

/**
 * The items that can be recommended, as an immutable snapshot.
 *
 * <p>Items stand in blocks, and the index by id is split into shards. A snapshot with changes
 * shares every block and shard that no change touches, so that one put into 100,000 items copies
 * some kilobytes, not the catalogue. Search passes over the blocks; above {@value
 * Sketches#WORTHWHILE} items {@link #near} first passes over the items' sketches, 1 bit a
 * dimension.
 *
 * <p>All vectors are of the catalogue's space; an item of another cannot get in. Hidden items are
 * found but it is for the one who recommends to leave them out. Two catalogues that saw the same
 * changes, in whatever order, hold the same items.
 */
public final class Catalogue {

  private static final int ABSENT = ItemIndex.Slot.NOWHERE;

  private final VectorSpace space;
  private final ItemBlocks blocks;
  private final ItemIndex index;
  private final @Nullable Sketches sketches;
  private final long version;

  Catalogue(
      VectorSpace space,
      ItemBlocks blocks,
      ItemIndex index,
      @Nullable Sketches sketches,
      long version) {
    this.space = space;
    this.blocks = blocks;
    this.index = index;
    this.sketches = sketches;
    this.version = version;
  }

  /** No items yet. */
  public static Catalogue empty(VectorSpace space) {
    return new Catalogue(space, ItemBlocks.EMPTY, ItemIndex.EMPTY, null, 0);
  }

  public VectorSpace space() {
    return space;
  }

  /** The highest revision of the changes in it; 0 when there were none. */
  public long version() {
    return version;
  }

  /** The item, hidden or not. */
  public Optional<Item> find(String id) {
    ItemIndex.Slot slot = index.find(id);
    return slot == null || slot.isDeleted()
        ? Optional.empty()
        : Optional.of(blocks.get(slot.position()));
  }

  /** The revision of the item or of its deletion; 0 for one never heard of. */
  public long revision(String id) {
    ItemIndex.Slot slot = index.find(id);
    return slot == null ? 0 : slot.revision();
  }

  public int size() {
    return blocks.size();
  }

  /** All items, hidden ones too, in no particular order. */
  public List<Item> items() {
    return new AllItems(blocks);
  }

  /**
   * This catalogue with the changes, in one copy. A change that is not newer than what is known of
   * its item does nothing; if none is newer this very snapshot comes back.
   *
   * @throws IllegalArgumentException if a vector has other dimensions than the space
   */
  public Catalogue with(Collection<? extends CatalogueChange> changes) {
    ItemBlocks.Edit editedBlocks = blocks.edit();
    ItemIndex.Edit editedIndex = index.edit();
    Sketches.@Nullable Edit editedSketches = sketches == null ? null : sketches.edit();
    long newest = version;
    boolean changed = false;
    for (CatalogueChange change : changes) {
      ItemIndex.Slot known = editedIndex.find(change.id());
      if (known != null && known.revision() >= change.revision()) {
        continue;
      }
      changed = true;
      newest = Math.max(newest, change.revision());
      int present = known == null ? ABSENT : known.position();
      if (change instanceof CatalogueChange.Put put) {
        requireDimensions(put.item());
        int position = present == ABSENT ? editedBlocks.size() : present;
        editedBlocks.set(position, put.item());
        if (editedSketches != null) {
          editedSketches.set(position, put.item().vector());
        }
        editedIndex.set(change.id(), new ItemIndex.Slot(change.revision(), position));
      } else {
        if (present != ABSENT) {
          remove(present, editedBlocks, editedIndex, editedSketches);
        }
        editedIndex.set(change.id(), ItemIndex.Slot.deleted(change.revision()));
      }
    }
    if (!changed) {
      return this;
    }
    ItemBlocks newBlocks = editedBlocks.done();
    Sketches newSketches = editedSketches == null ? null : editedSketches.done();
    return new Catalogue(
        space,
        newBlocks,
        editedIndex.done(),
        Sketches.fitting(newSketches, newBlocks, space.dimensions()),
        newest);
  }

  /**
   * These items as somebody sees them who ranks for that time and knows already what will be there:
   * what appears later is new, and does not say by its date when it will be liked.
   */
  public Catalogue asOf(Instant time) {
    List<CatalogueChange> changes = new ArrayList<>();
    for (Item item : items()) {
      if (item.at().isAfter(time)) {
        changes.add(new CatalogueChange.Put(item.at(time), revision(item.id()) + 1));
      }
    }
    return with(changes);
  }

  /** The last item moves into the gap. */
  private static void remove(
      int gap, ItemBlocks.Edit blocks, ItemIndex.Edit index, Sketches.@Nullable Edit sketches) {
    Item last = blocks.removeLast();
    if (gap < blocks.size()) {
      blocks.set(gap, last);
      if (sketches != null) {
        sketches.set(gap, last.vector());
      }
      index.move(last.id(), gap);
    }
  }

  /**
   * The components of the mean of all items' vectors, not of unit length; none for an empty
   * catalogue. Summed in double in order of id, so that it is the same on every node. Takes a pass
   * over the catalogue and a sort; not for every request.
   */
  public float[] mean() {
    if (size() == 0) {
      return new float[0];
    }
    List<Item> ordered = new ArrayList<>(items());
    ordered.sort(Comparator.comparing(Item::id));
    double[] sum = new double[space.dimensions()];
    for (Item item : ordered) {
      item.vector().addTo(sum);
    }
    float[] mean = new float[sum.length];
    for (int i = 0; i < mean.length; i++) {
      mean[i] = (float) (sum[i] / ordered.size());
    }
    return mean;
  }

  /**
   * The {@code n} items nearest to {@code vector} of those that {@code filter} lets through,
   * nearest first, ties by id. Exact: every item is looked at.
   */
  public List<Item> nearest(Embedding vector, int n, Predicate<? super Item> filter) {
    NearestItems nearest = new NearestItems(n);
    for (Item item : items()) {
      if (filter.test(item)) {
        nearest.offer(item, vector.similarity(item.vector()));
      }
    }
    return nearest.bestFirst();
  }

  /**
   * As {@link #nearest}, but in a large catalogue only items whose sketches are near are compared:
   * a few of the {@code n} may be missed, never fewer than {@code n} found where there are as many.
   */
  public List<Item> near(Embedding vector, int n, Predicate<? super Item> filter) {
    if (sketches == null) {
      return nearest(vector, n, filter);
    }
    NearestItems nearest = new NearestItems(n);
    int[] positions = sketches.nearest(vector, size(), n);
    int admitted = 0;
    for (int position : positions) {
      Item item = blocks.get(position);
      if (filter.test(item)) {
        admitted++;
        nearest.offer(item, vector.similarity(item.vector()));
      }
    }
    // A narrow filter leaves too little of what is near to choose from.
    return admitted < Math.min(2L * n, positions.length)
        ? nearest(vector, n, filter)
        : nearest.bestFirst();
  }

  /**
   * The {@code n} items whose time is nearest to {@code now}, before it or ahead of it, of those
   * that {@code filter} lets through, nearest first, ties by id.
   */
  public List<Item> newest(Instant now, int n, Predicate<? super Item> filter) {
    NearestItems newest = new NearestItems(n);
    long nowMillis = now.toEpochMilli();
    for (Item item : items()) {
      double nearness = -Math.abs((double) item.at().toEpochMilli() - nowMillis);
      if (newest.admits(nearness) && filter.test(item)) {
        newest.offer(item, nearness);
      }
    }
    return newest.bestFirst();
  }

  private void requireDimensions(Item item) {
    if (item.vector().dimensions() != space.dimensions()) {
      throw new IllegalArgumentException(
          "item '"
              + item.id()
              + "' has a vector of "
              + item.vector().dimensions()
              + " numbers, this catalogue holds "
              + space.dimensions()
              + " (vector space "
              + space.id()
              + ")");
    }
  }

  @Override
  public String toString() {
    return "Catalogue[" + size() + " items, version " + version + "]";
  }

  private static final class AllItems extends AbstractList<Item> implements RandomAccess {
    private final ItemBlocks blocks;

    AllItems(ItemBlocks blocks) {
      this.blocks = blocks;
    }

    @Override
    public Item get(int index) {
      return blocks.get(index);
    }

    @Override
    public int size() {
      return blocks.size();
    }
  }
}
