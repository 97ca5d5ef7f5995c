package penchant.infra.http.events;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import penchant.domain.behavior.Behavior;
import penchant.domain.behavior.BehaviorDraft;
import penchant.domain.behavior.BehaviorRules;
import penchant.infra.http.body.Entries;
import penchant.infra.http.body.Rejection;

/** The events of one body, read and judged. */
final class Claims {

  private final List<Claim> accepted = new ArrayList<>();
  private final List<Rejection> rejected = new ArrayList<>();

  private Claims() {}

  /**
   * Reads a body.
   *
   * @param receipt the time of events that say none
   * @throws penchant.infra.http.answer.ProblemException if nothing can be made of the body as a
   *     whole
   */
  static Claims of(byte[] body, Supplier<EventTaker> taker, Instant receipt) {
    Entries<BehaviorDraft> entries = Entries.read(body, taker);
    Claims claims = new Claims();
    claims.rejected.addAll(entries.rejected());
    entries.accepted().forEach(placed -> claims.judge(placed, receipt));
    return claims;
  }

  private void judge(Entries.Placed<BehaviorDraft> placed, Instant receipt) {
    Optional<String> refusal = BehaviorRules.refusal(placed.value(), receipt);
    if (refusal.isPresent()) {
      rejected.add(new Rejection(placed.index(), refusal.get()));
      return;
    }
    Claim claim = Claim.of(placed.index(), placed.value(), receipt);
    if (claim.isTextOnly() && claim.text().isEmpty()) {
      rejected.add(new Rejection(placed.index(), "text holds nothing to read, and no item"));
    } else {
      accepted.add(claim);
    }
  }

  /** Those that the rules let through, in their order. */
  List<Claim> accepted() {
    return accepted;
  }

  /**
   * What was accepted, for each user in its order; what cannot be understood becomes a rejection.
   *
   * @param behaviors what was made of the accepted claims, one by one
   */
  Map<String, List<Behavior>> byUser(List<Optional<Behavior>> behaviors) {
    Map<String, List<Behavior>> byUser = new LinkedHashMap<>();
    for (int i = 0; i < accepted.size(); i++) {
      Claim claim = accepted.get(i);
      if (behaviors.get(i).isPresent()) {
        byUser
            .computeIfAbsent(claim.draft().user(), user -> new ArrayList<>())
            .add(behaviors.get(i).get());
      } else {
        rejected.add(new Rejection(claim.index(), "text is more than the encoder can digest"));
      }
    }
    return byUser;
  }

  /** In the order of the body. */
  List<Rejection> rejected() {
    return rejected.stream().sorted(Comparator.comparingInt(Rejection::index)).toList();
  }

  /** Whether the body was an array without an event. */
  boolean isEmpty() {
    return accepted.isEmpty() && rejected.isEmpty();
  }

  /**
   * The user of whom the body names more events by their ids than are remembered for sure: sent
   * again, the first of them would count twice. What has a source and an offset is known for ever.
   */
  Optional<String> userWithMoreIdsThan(int remembered) {
    Map<String, Integer> ids = new HashMap<>();
    for (Claim claim : accepted) {
      if (claim.key().id().isPresent() && claim.key().feedOffset().isEmpty()) {
        int known = ids.merge(claim.draft().user(), 1, Integer::sum);
        if (known > remembered) {
          return Optional.of(claim.draft().user());
        }
      }
    }
    return Optional.empty();
  }
}
