package penchant.actors.crowd;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.Source;
import penchant.actors.user.JournalReader;
import penchant.domain.behavior.Behavior;
import penchant.domain.clustering.UserHash;
import penchant.domain.history.History;
import penchant.domain.interest.BehaviorRecorded;
import penchant.domain.interest.UserFact;
import penchant.domain.vector.QuantisedVector;

/**
 * Reads the histories of some people from the journal: those whom a hash draws, in the order of the
 * hash, so that wherever reading ends they are a fair sample. One after the other and not too fast,
 * since the journal has more urgent things to do.
 */
final class Histories {

  private static final int USERS_A_SECOND = 200;

  private final JournalReader journal;
  private final LearningSettings settings;
  private final ActorSystem<?> system;

  Histories(JournalReader journal, LearningSettings settings, ActorSystem<?> system) {
    this.journal = journal;
    this.settings = settings;
    this.system = system;
  }

  /** Fails while the journal is away. */
  CompletionStage<History> read() {
    return journal
        .users()
        .runWith(
            Sink.fold(
                new Drawn(settings.mostPeople()),
                (drawn, user) -> {
                  drawn.add(user);
                  return drawn;
                }),
            system)
        .thenComposeAsync(this::read, system.executionContext());
  }

  /** The people with the smallest hashes, so many at most. */
  private static final class Drawn {
    private static final Comparator<String> BY_HASH =
        Comparator.comparingLong((String user) -> UserHash.of(user, Drawing.SEED))
            .thenComparing(Comparator.naturalOrder());

    private final int most;
    private final NavigableSet<String> users = new TreeSet<>(BY_HASH);
    private long all;

    Drawn(int most) {
      this.most = most;
    }

    void add(String user) {
      all++;
      users.add(user);
      if (users.size() > most) {
        users.pollLast();
      }
    }
  }

  private record Read(String user, List<UserFact> facts) {}

  private CompletionStage<History> read(Drawn drawn) {
    AtomicLong events = new AtomicLong();
    Map<String, QuantisedVector> vectors = new HashMap<>();
    return Source.from(drawn.users)
        .throttle(USERS_A_SECOND, Duration.ofSeconds(1))
        .mapAsync(
            1,
            user ->
                journal
                    .facts(user, 1, mostOfOne() + 1)
                    .thenApplyAsync(facts -> new Read(user, facts), system.executionContext()))
        .filter(read -> read.facts.size() <= mostOfOne())
        .takeWhile(read -> events.addAndGet(read.facts.size()) <= settings.mostEvents())
        .runWith(
            Sink.fold(
                new LinkedHashMap<String, List<Behavior>>(),
                (byUser, read) -> {
                  byUser.put(read.user, behaviors(read.facts, vectors));
                  return byUser;
                }),
            system)
        .thenApplyAsync(
            byUser -> new History(byUser, drawn.all / Math.max(1.0, byUser.size())),
            system.executionContext());
  }

  /** Who did more alone is no measure of the others, and would leave them no place. */
  private long mostOfOne() {
    return settings.mostEvents() / 10;
  }

  private static List<Behavior> behaviors(
      List<UserFact> facts, Map<String, QuantisedVector> vectors) {
    List<Behavior> behaviors = new ArrayList<>(facts.size());
    for (UserFact fact : facts) {
      if (fact instanceof BehaviorRecorded recorded) {
        behaviors.add(sharing(recorded.behavior(), vectors));
      }
    }
    return behaviors;
  }

  /** The events of an item hold the same vector, each its own copy: one is enough. */
  private static Behavior sharing(Behavior own, Map<String, QuantisedVector> vectors) {
    if (own.item().isEmpty() || own.vector().isEmpty()) {
      return own;
    }
    QuantisedVector known = vectors.putIfAbsent(own.item().get(), own.vector().get());
    return known == null || !known.equals(own.vector().get())
        ? own
        : new Behavior(
            own.key(),
            own.type(),
            own.item(),
            own.text(),
            own.value(),
            own.at(),
            own.context(),
            Optional.of(known),
            own.vectorSpace(),
            own.noise());
  }
}
