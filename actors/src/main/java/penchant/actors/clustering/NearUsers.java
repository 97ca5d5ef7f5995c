package penchant.actors.clustering;

import java.util.List;
import penchant.actors.Wire;
import penchant.domain.clustering.Neighbour;

/** A cohort's users that are nearest to a vector, nearest first. */
public record NearUsers(int cohort, List<Neighbour> users) implements Wire {

  public NearUsers {
    users = List.copyOf(users);
  }
}
