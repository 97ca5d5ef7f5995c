package penchant.actors.user;

import penchant.actors.Wire;
import penchant.domain.ranking.RankedList;

/**
 * A list and what it was made from.
 *
 * @param sequence of the last fact in the profile that it was made from
 * @param foldVersion of that profile
 */
public record RankedAnswer(String user, long sequence, String foldVersion, RankedList list)
    implements Wire {}
