package penchant.actors.clustering;

import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import penchant.domain.clustering.Neighbour;
import penchant.domain.vector.QuantisedVector;

/**
 * Finds the users nearest to one: asks every cohort for its nearest and merges them. A cohort that
 * does not answer, because it is on its way from one node to another or has not read its rows yet,
 * is asked again a few times; then the answer is given without it, and says so.
 */
public final class Neighbourhood {

  /** The most users that can be asked for: what a cohort answers has to fit into one message. */
  public static final int MOST_USERS = 100;

  private static final Duration ASK_AGAIN_AFTER = Duration.ofMillis(400);
  private static final int ASKS = 5;

  private final ActorSystem<?> system;
  private final BiConsumer<Integer, Cohort.Command> cohorts;
  private final AtomicLong searches = new AtomicLong();

  /**
   * @param cohorts the way to a cohort by its number; what is sent may get lost
   */
  public Neighbourhood(ActorSystem<?> system, BiConsumer<Integer, Cohort.Command> cohorts) {
    this.system = system;
    this.cohorts = cohorts;
  }

  /**
   * The nearest users.
   *
   * @param users nearest first
   * @param missing the cohorts that did not answer, whose users are not among them
   */
  public record Found(List<Neighbour> users, List<Integer> missing) {

    public Found {
      users = List.copyOf(users);
      missing = List.copyOf(missing);
    }
  }

  /**
   * The users nearest to one, itself not among them. Always comes back, after about two seconds at
   * the latest.
   *
   * @param longVector as the user's profile holds it, not centred
   * @param most at most {@link #MOST_USERS}
   */
  public CompletionStage<Found> nearest(String user, QuantisedVector longVector, int most) {
    CompletableFuture<Found> found = new CompletableFuture<>();
    system.systemActorOf(
        search(user, longVector, most, found),
        "neighbours-" + searches.incrementAndGet(),
        Props.empty());
    return found;
  }

  private sealed interface Step {}

  private record Answered(NearUsers users) implements Step {}

  private enum Again implements Step {
    ASK
  }

  private Behavior<Step> search(
      String user, QuantisedVector longVector, int most, CompletableFuture<Found> found) {
    return Behaviors.setup(
        context ->
            Behaviors.withTimers(
                timers -> {
                  SortedMap<Integer, List<Neighbour>> answers = new TreeMap<>();
                  Cohort.FindNear question =
                      new Cohort.FindNear(
                          longVector,
                          most,
                          user,
                          context.messageAdapter(NearUsers.class, Answered::new));
                  ask(question, answers);
                  timers.startTimerWithFixedDelay(Again.ASK, ASK_AGAIN_AFTER);
                  int[] asked = {1};
                  return Behaviors.receive(Step.class)
                      .onMessage(
                          Answered.class,
                          answered -> {
                            answers.put(answered.users.cohort(), answered.users.users());
                            return answers.size() == Cohort.COHORTS
                                ? end(answers, most, found)
                                : Behaviors.same();
                          })
                      .onMessageEquals(
                          Again.ASK,
                          () -> {
                            if (asked[0]++ == ASKS) {
                              return end(answers, most, found);
                            }
                            ask(question, answers);
                            return Behaviors.same();
                          })
                      .build();
                }));
  }

  private void ask(Cohort.FindNear question, SortedMap<Integer, List<Neighbour>> answers) {
    for (int cohort = 0; cohort < Cohort.COHORTS; cohort++) {
      if (!answers.containsKey(cohort)) {
        cohorts.accept(cohort, question);
      }
    }
  }

  private static Behavior<Step> end(
      SortedMap<Integer, List<Neighbour>> answers, int most, CompletableFuture<Found> found) {
    found.complete(
        new Found(
            Neighbour.merge(answers.values(), most),
            IntStream.range(0, Cohort.COHORTS)
                .filter(cohort -> !answers.containsKey(cohort))
                .boxed()
                .toList()));
    return Behaviors.stopped();
  }
}
