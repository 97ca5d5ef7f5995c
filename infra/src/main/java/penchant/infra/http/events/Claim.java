package penchant.infra.http.events;

import java.time.Instant;
import java.util.Optional;
import penchant.domain.behavior.BehaviorDraft;
import penchant.domain.behavior.BehaviorType;
import penchant.domain.behavior.EventKey;
import penchant.domain.behavior.EventKey.FeedOffset;
import penchant.domain.text.TextCleaner;

/**
 * An event that the rules let through, with its text cleaned.
 *
 * @param index its place in the request
 * @param at the sender's time or else that of receipt, in whole milliseconds
 */
record Claim(int index, BehaviorDraft draft, BehaviorType type, String text, Instant at) {

  static Claim of(int index, BehaviorDraft draft, Instant receipt) {
    return new Claim(
        index,
        draft,
        BehaviorType.ofWireName(draft.type()).orElseThrow(),
        draft.text().map(TextCleaner::clean).orElse(""),
        Instant.ofEpochMilli(draft.at().orElse(receipt).toEpochMilli()));
  }

  /** Whether it can be understood by its text alone. */
  boolean isTextOnly() {
    return draft.item().isEmpty();
  }

  /** Whether somebody has to read the comment to say what it means. */
  boolean needsPolarity() {
    return type == BehaviorType.COMMENT && draft.value().isEmpty() && !text.isEmpty();
  }

  EventKey key() {
    Optional<FeedOffset> place =
        draft.offset().isPresent()
            ? draft.source().map(source -> new FeedOffset(source, draft.offset().getAsLong()))
            : Optional.empty();
    return draft.id().isEmpty() && place.isEmpty()
        ? EventKey.NONE
        : new EventKey(draft.id(), place);
  }
}
