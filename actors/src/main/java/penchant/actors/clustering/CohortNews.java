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

  /** What a key and its sum, a group and a counter take in CBOR beside their texts and numbers. */
  private static final int DEED_FRAME = 60;

  private static final int GROUP_FRAME = 100;
  private static final int COUNTER_FRAME = 80;

  private record Stamp(long incarnation, long version) {}

  /** Equal for parts of the same change only. */
  Object stamp() {
    return new Stamp(incarnation, change.version());
  }

  /** The change, cut into parts: each holds some of the counters, and some deeds of some groups. */
  public static List<CohortNews> parts(int cohort, long incarnation, CohortChange whole) {
    List<CohortChange> pieces = new ArrayList<>();
    for (GroupChange group : whole.groups()) {
      for (GroupChange piece : pieces(group)) {
        pieces.add(with(whole, List.of(piece), List.of()));
      }
    }
    for (Counter counter : whole.counters()) {
      pieces.add(with(whole, List.of(), List.of(counter)));
    }
    List<List<CohortChange>> cut = Parcels.cut(pieces, CohortNews::bytesOf, Parcels.MOST_BYTES);
    List<CohortNews> parts = new ArrayList<>();
    for (int part = 0; part < cut.size(); part++) {
      parts.add(
          new CohortNews(cohort, incarnation, part, cut.size(), joined(whole, cut.get(part))));
    }
    return parts;
  }

  /** The whole again, from all parts in their order. */
  public static CohortChange whole(List<CohortNews> parts) {
    return joined(parts.get(0).change(), parts.stream().map(CohortNews::change).toList());
  }

  private static CohortChange joined(CohortChange head, List<CohortChange> changes) {
    return with(
        head,
        changes.stream().flatMap(change -> change.groups().stream()).toList(),
        changes.stream().flatMap(change -> change.counters().stream()).toList());
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
    List<GroupChange> pieces = new ArrayList<>();
    for (List<Map.Entry<String, DecayedSum>> deeds :
        Parcels.cut(
            group.deeds().entrySet(),
            (Map.Entry<String, DecayedSum> deed) -> bytesOf(deed.getKey()),
            Parcels.PIECE_BYTES)) {
      Map<String, DecayedSum> some = new HashMap<>();
      deeds.forEach(deed -> some.put(deed.getKey(), deed.getValue()));
      pieces.add(new GroupChange(group.cluster(), group.members(), group.sum(), some));
    }
    return pieces;
  }

  private static int bytesOf(CohortChange change) {
    int bytes = 0;
    for (GroupChange group : change.groups()) {
      bytes += GROUP_FRAME + Double.BYTES * group.sum().dimensions();
      for (String key : group.deeds().keySet()) {
        bytes += bytesOf(key);
      }
    }
    for (Counter counter : change.counters()) {
      bytes += COUNTER_FRAME + (1 + Double.BYTES) * counter.sums().size();
    }
    return bytes;
  }

  private static int bytesOf(String key) {
    return DEED_FRAME + RowSize.utf8(key);
  }
}
