package penchant.actors.clustering;

import java.util.ArrayList;
import java.util.List;
import penchant.actors.Wire;
import penchant.domain.clustering.Sample;

/**
 * A cohort's part of a sample, or a piece of it that is small enough for one message between nodes.
 *
 * @param seed of the draw
 * @param part from 0
 * @param parts how many make the cohort's part
 */
public record Drawn(int cohort, long seed, int part, int parts, List<Sample> samples)
    implements Wire {

  /** What a sample takes in CBOR beside its vector. */
  private static final int SAMPLE_FRAME = 80;

  public Drawn {
    samples = List.copyOf(samples);
  }

  /** All that a cohort has drawn, cut into pieces. */
  static List<Drawn> parts(int cohort, long seed, List<Sample> samples) {
    List<List<Sample>> cut =
        Parcels.cut(
            samples, sample -> SAMPLE_FRAME + sample.longVector().dimensions(), Parcels.MOST_BYTES);
    List<Drawn> parts = new ArrayList<>();
    for (int part = 0; part < cut.size(); part++) {
      parts.add(new Drawn(cohort, seed, part, cut.size(), cut.get(part)));
    }
    return parts;
  }
}
