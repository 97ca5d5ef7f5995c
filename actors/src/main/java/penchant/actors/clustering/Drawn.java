package penchant.actors.clustering;

import java.util.List;
import penchant.actors.Wire;
import penchant.domain.clustering.Sample;

/** A cohort's part of a sample. */
public record Drawn(int cohort, long seed, List<Sample> samples) implements Wire {

  public Drawn {
    samples = List.copyOf(samples);
  }
}
