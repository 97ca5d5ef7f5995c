package penchant.domain.interest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import penchant.domain.behavior.Behavior;
import penchant.domain.vector.QuantisedVector;

/**
 * A fold that keeps an eye on every event: besides the profile, which is the same as without, it
 * knows of each event in which interest it is by now. Mutable, for one journal from its start.
 */
public final class TracedFold {

  private final Fold fold;
  private InterestProfile profile;
  private final List<Traced> traced = new ArrayList<>();

  /** Interests that ever were, as a forest: each points to the one that it went into. */
  private final List<Integer> wentInto = new ArrayList<>();

  /** The place in the forest of each interest that is there now, by its number. */
  private final Map<Integer, Integer> places = new HashMap<>();

  private record Traced(PastEvent event, int place) {}

  public TracedFold(Fold fold) {
    this.fold = fold;
    this.profile = InterestProfile.empty(fold);
  }

  /** Folds the next fact. */
  public void add(UserFact fact) {
    if (fact instanceof BehaviorRecorded recorded) {
      add(recorded.behavior());
    } else {
      profile = fact.applyTo(profile, fold);
    }
  }

  private void add(Behavior behavior) {
    InterestProfile.Step step = profile.step(behavior, fold);
    int place = step.interest();
    if (step.interest() >= 0) {
      boolean opened =
          profile.interests().stream().noneMatch(one -> one.number() == step.interest());
      if (opened) {
        places.put(step.interest(), wentInto.size());
        wentInto.add(wentInto.size());
      }
      place = places.getOrDefault(step.interest(), place);
    }
    for (Interests.Merge merge : step.merges()) {
      int from = Objects.requireNonNull(places.remove(merge.from()));
      wentInto.set(from, Objects.requireNonNull(places.get(merge.into())));
    }
    traced.add(new Traced(event(behavior, step.interest()), place));
    profile = step.profile();
  }

  private PastEvent event(Behavior behavior, int interest) {
    Optional<QuantisedVector> vector =
        behavior.vector().filter(present -> interest != RecentEvent.IN_NOTHING);
    return new PastEvent(
        behavior.type(),
        behavior.item(),
        RecentEvent.shortened(behavior.text()),
        behavior.at(),
        fold.weight(behavior),
        vector,
        interest);
  }

  public InterestProfile profile() {
    return profile;
  }

  /** All events, in journal order. */
  public List<PastEvent> events() {
    Map<Integer, Integer> numbers = new HashMap<>();
    places.forEach((number, place) -> numbers.put(root(place), number));
    List<PastEvent> events = new ArrayList<>(traced.size());
    for (Traced one : traced) {
      events.add(
          one.event.interest() < 0
              ? one.event
              : one.event.in(Objects.requireNonNull(numbers.get(root(one.place)))));
    }
    return events;
  }

  private int root(int place) {
    int root = place;
    while (wentInto.get(root) != root) {
      root = wentInto.get(root);
    }
    return root;
  }
}
