package penchant.actors.user;

import java.util.Optional;
import penchant.actors.Wire;
import penchant.domain.ranking.RankedList;

/**
 * A list and what it was made from.
 *
 * @param sequence of the last fact in the profile that it was made from
 * @param foldVersion of that profile
 * @param list empty when another page was asked for of a list that is not kept any more
 */
public record RankedAnswer(
    String user, long sequence, String foldVersion, Optional<RankedList> list) implements Wire {}
