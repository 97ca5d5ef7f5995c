package penchant.actors.clustering;

import java.util.Optional;
import penchant.actors.Wire;
import penchant.domain.clustering.lineage.Story;

/**
 * The story of a cluster, if there ever was one of that id.
 *
 * @param lives whether it lives
 */
public record StoryTold(Optional<Story> story, boolean lives) implements Wire {}
