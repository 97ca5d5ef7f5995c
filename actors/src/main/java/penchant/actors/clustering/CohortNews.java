package penchant.actors.clustering;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import penchant.actors.Wire;
import penchant.domain.clustering.CohortChange;
import penchant.domain.clustering.CohortChange.GroupChange;
import penchant.domain.clustering.Counter;
import penchant.domain.decay.DecayedSum;

/**
 * A part of what changed in a cohort, small enough for one message between nodes.
 *
 * @param incarnation of the cohort
 * @param part from 0
 * @param parts how many make the whole change
 */
public record CohortNews(int cohort, long incarnation, int part, int parts, CohortChange change)
    implements Wire {

  /** Artery drops what is over 256 KiB; a key and its sum take at most about 150 bytes in CBOR. */
  private static final int MOST_BYTES = 160 * 1024;

  private static final int DEED_BYTES = 60;
  private static final int COUNTER_BYTES = 80;

  /**
   * The change, cut into parts: each is complete in itself but for the deeds of the others; the
   * counters are in the first.
   */
  static List<CohortNews> parts(int cohort, long incarnation, CohortChange whole) {
    List<List<GroupChange>> cut = new ArrayList<>();
    List<GroupChange> current = new ArrayList<>();
    int bytes = COUNTER_BYTES * whole.counters().size();
    for (GroupChange group : whole.groups()) {
      for (GroupChange piece : pieces(group)) {
        int size = bytesOf(piece);
        if (!current.isEmpty() && bytes + size > MOST_BYTES) {
          cut.add(current);
          current = new ArrayList<>();
          bytes = 0;
        }
        current.add(piece);
        bytes += size;
      }
    }
    cut.add(current);
    List<CohortNews> parts = new ArrayList<>();
    for (int part = 0; part < cut.size(); part++) {
      List<Counter> counters = part == 0 ? whole.counters() : List.of();
      parts.add(
          new CohortNews(
              cohort, incarnation, part, cut.size(), with(whole, cut.get(part), counters)));
    }
    return parts;
  }

  private static CohortChange with(
      CohortChange change, List<GroupChange> groups, List<Counter> counters) {
    return new CohortChange(
        change.version(),
        change.whole(),
        change.centroidRound(),
        change.newestMillis(),
        change.rows(),
        groups,
        counters);
  }

  private static List<GroupChange> pieces(GroupChange group) {
    if (bytesOf(group) <= MOST_BYTES) {
      return List.of(group);
    }
    List<GroupChange> pieces = new ArrayList<>();
    Map<String, DecayedSum> deeds = new HashMap<>();
    int bytes = 0;
    for (Map.Entry<String, DecayedSum> deed : group.deeds().entrySet()) {
      if (bytes > MOST_BYTES / 2) {
        pieces.add(new GroupChange(group.cluster(), group.members(), group.sum(), deeds));
        deeds = new HashMap<>();
        bytes = 0;
      }
      deeds.put(deed.getKey(), deed.getValue());
      bytes += DEED_BYTES + 3 * deed.getKey().length();
    }
    pieces.add(new GroupChange(group.cluster(), group.members(), group.sum(), deeds));
    return pieces;
  }

  private static int bytesOf(GroupChange group) {
    int bytes = 100 + Double.BYTES * group.sum().dimensions();
    for (String key : group.deeds().keySet()) {
      bytes += DEED_BYTES + 3 * key.length();
    }
    return bytes;
  }

  /** The whole again, from all parts in their order. */
  static CohortChange whole(List<CohortNews> parts) {
    List<GroupChange> groups = new ArrayList<>();
    parts.forEach(part -> groups.addAll(part.change().groups()));
    CohortChange first = parts.get(0).change();
    return with(first, groups, first.counters());
  }
}
