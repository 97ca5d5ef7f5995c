package penchant.domain.behavior;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SortedMap;

/**
 * An event as somebody claims it, before {@link BehaviorRules} have looked at it.
 *
 * @param id the client's id, which makes it count once
 * @param type the wire name of a kind, perhaps of none that is known
 * @param at absent when the time of receipt shall do
 * @param source an ordered feed, in which {@code offset} is the place
 * @param context circumstances, sorted by name
 */
public record BehaviorDraft(
    Optional<String> id,
    String user,
    String type,
    Optional<String> item,
    Optional<String> text,
    OptionalDouble value,
    Optional<Instant> at,
    Optional<String> source,
    OptionalLong offset,
    SortedMap<String, String> context) {}
