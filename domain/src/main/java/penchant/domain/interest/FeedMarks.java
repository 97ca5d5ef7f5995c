package penchant.domain.interest;

import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import penchant.domain.behavior.EventKey.FeedOffset;

/**
 * How far each ordered feed has come: an offset at or below its source's mark has been counted, for
 * ever. Immutable, sorted by source.
 */
public final class FeedMarks {

  public static final FeedMarks NONE = new FeedMarks(new String[0], new long[0]);

  private final String[] sources;
  private final long[] offsets;

  private FeedMarks(String[] sources, long[] offsets) {
    this.sources = sources;
    this.offsets = offsets;
  }

  /** Marks read back from {@link #toMap}. */
  public static FeedMarks of(SortedMap<String, Long> marks) {
    FeedMarks all = NONE;
    for (Map.Entry<String, Long> mark : marks.entrySet()) {
      all = all.with(new FeedOffset(mark.getKey(), mark.getValue()));
    }
    return all;
  }

  public boolean covers(FeedOffset place) {
    int index = Arrays.binarySearch(sources, place.source());
    return index >= 0 && place.offset() <= offsets[index];
  }

  FeedMarks with(FeedOffset place) {
    int index = Arrays.binarySearch(sources, place.source());
    if (index >= 0) {
      if (place.offset() <= offsets[index]) {
        return this;
      }
      long[] moved = offsets.clone();
      moved[index] = place.offset();
      return new FeedMarks(sources, moved);
    }
    int at = -index - 1;
    String[] moreSources = new String[sources.length + 1];
    long[] moreOffsets = new long[sources.length + 1];
    System.arraycopy(sources, 0, moreSources, 0, at);
    System.arraycopy(offsets, 0, moreOffsets, 0, at);
    moreSources[at] = place.source();
    moreOffsets[at] = place.offset();
    System.arraycopy(sources, at, moreSources, at + 1, sources.length - at);
    System.arraycopy(offsets, at, moreOffsets, at + 1, offsets.length - at);
    return new FeedMarks(moreSources, moreOffsets);
  }

  /** The highest offset of each source. */
  public SortedMap<String, Long> toMap() {
    SortedMap<String, Long> marks = new TreeMap<>();
    for (int i = 0; i < sources.length; i++) {
      marks.put(sources[i], offsets[i]);
    }
    return Collections.unmodifiableSortedMap(marks);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FeedMarks that
        && Arrays.equals(sources, that.sources)
        && Arrays.equals(offsets, that.offsets);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(sources) + Arrays.hashCode(offsets);
  }

  @Override
  public String toString() {
    return "FeedMarks" + toMap();
  }
}
