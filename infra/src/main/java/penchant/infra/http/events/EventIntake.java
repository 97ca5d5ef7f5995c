package penchant.infra.http.events;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import penchant.actors.catalogue.CatalogueService;
import penchant.actors.embedding.Embedder;
import penchant.actors.user.Users;
import penchant.domain.behavior.Behavior;
import penchant.domain.behavior.Shortened;
import penchant.infra.http.answer.Answers;
import penchant.infra.http.answer.Failures;
import penchant.infra.http.answer.Problem;
import penchant.infra.http.answer.ProblemException;
import penchant.infra.http.body.InFlightLimit;
import penchant.infra.http.body.Rejection;

/**
 * Takes the events of one request all the way to the journal, and answers when it is known what
 * became of each. Refuses a request as a whole before anything of it is recorded, or not at all.
 */
public final class EventIntake {

  private final Clock clock;
  private final int idsRemembered;
  private final IntakeCounters counters;
  private final EventReader reader;
  private final Recorder recorder;
  private final InFlightLimit limit;
  private final JournalBreaker breaker;

  /**
   * @param idsRemembered of how many events of a user the ids are known for sure
   */
  public EventIntake(
      ActorSystem system,
      Clock clock,
      Users users,
      CatalogueService catalogue,
      Embedder embedder,
      PolarityEstimator polarity,
      IntakeSettings settings,
      int idsRemembered,
      IntakeCounters counters) {
    this.clock = clock;
    this.idsRemembered = idsRemembered;
    this.counters = counters;
    this.reader = new EventReader(clock, catalogue, embedder, polarity, system.dispatcher());
    this.recorder = new Recorder(users, system.dispatcher());
    this.limit = new InFlightLimit(settings.eventsInFlight());
    this.breaker = new JournalBreaker(settings.probeJournalAfter(), System::nanoTime);
  }

  /**
   * Refuses what would be refused anyway, before its body is read.
   *
   * @throws ProblemException with status 503 while the journal is away, 429 while all is full
   */
  public void check() {
    breaker.check();
    if (limit.isFull()) {
      throw full(1);
    }
  }

  /** The answer to a body of events; fails with a {@link ProblemException}. */
  public CompletionStage<HttpResponse> take(byte[] body) {
    Claims claims = Claims.of(body, EventTaker::ofSomebody, clock.instant());
    if (claims.isEmpty()) {
      throw new ProblemException(Problem.badRequest("the body is an array without any event"));
    }
    claims.userWithMoreIdsThan(idsRemembered).ifPresent(this::refuseTooManyIds);
    if (claims.accepted().isEmpty()) {
      throw nothingTaken(claims.rejected());
    }
    return resolved(
        claims,
        byUser ->
            breaker
                .call(() -> recorder.record(byUser))
                .thenApply(outcome -> answer(claims, outcome, UnknownItems.of(byUser))));
  }

  private void refuseTooManyIds(String user) {
    throw new ProblemException(
        Problem.of(
                413,
                "Content Too Large",
                "the request holds more than "
                    + idsRemembered
                    + " events of user "
                    + Shortened.quote(user)
                    + " that only an id tells apart; so many ids of a user are remembered, and the"
                    + " same request again would count twice. Send at most that many at once, or"
                    + " give the events a source and offsets; nothing of this request was recorded")
            .with("accepted", 0)
            .with("duplicates", 0));
  }

  /**
   * What the events of a body say, by the same rules, without anything being recorded; they need
   * name no user. Fails with a {@link ProblemException}, also when the only event is rejected.
   */
  public CompletionStage<EventReader.Read> understand(byte[] body) {
    Claims claims = Claims.of(body, EventTaker::ofNobody, clock.instant());
    return resolved(claims, CompletableFuture::completedFuture)
        .thenApply(
            byUser -> {
              if (byUser.isEmpty() && !claims.isEmpty()) {
                throw nothingTaken(claims.rejected());
              }
              return new EventReader.Read(byUser, claims.rejected());
            });
  }

  /** What came of the claims, which count as in flight until then. */
  private <T> CompletionStage<T> resolved(
      Claims claims, Function<Map<String, List<Behavior>>, CompletionStage<T>> next) {
    int events = claims.accepted().size();
    if (!limit.acquire(events)) {
      throw full(events);
    }
    return CompletableFuture.completedFuture(claims)
        .thenCompose(reader::byUser)
        .exceptionallyCompose(failure -> CompletableFuture.failedFuture(unread(claims, failure)))
        .thenCompose(next)
        .whenComplete((done, failure) -> limit.release(events));
  }

  /** Events between their request and the journal, now. */
  public long inFlight() {
    return limit.inFlight();
  }

  /** Of items and texts something could not be had, before a user was asked. */
  private static ProblemException unread(Claims claims, Throwable failure) {
    Problem problem = Failures.problem(failure);
    return new ProblemException(
        new Problem(
                problem.status(),
                problem.type(),
                problem.title(),
                problem.detail() + "; nothing of this request was recorded",
                problem.retryAfter(),
                problem.more())
            .with("accepted", 0)
            .with("duplicates", 0)
            .with("rejected", claims.rejected()));
  }

  private HttpResponse answer(Claims claims, Recorder.Outcome outcome, UnknownItems unknownItems) {
    List<Rejection> rejected = claims.rejected();
    int unsure = outcome.unknown() + outcome.turnedAway();
    if (unsure > 0 && outcome.isNothing()) {
      return Answers.of(
          Problem.tooMuch(
              "too much waits for the users of this request; nothing of it was recorded, send it"
                  + " again soon"));
    }
    if (unsure > 0) {
      return Answers.of(
          Problem.away(
                  outcome.journalAway() ? "journal" : "user",
                  "it is not sure that "
                      + unsure
                      + " events are recorded; send the same request again, those with an id or an"
                      + " offset count once")
              .with("accepted", outcome.accepted())
              .with("duplicates", outcome.duplicates())
              .with("unknown", unsure)
              .with("rejected", rejected)
              .with("sequence", outcome.sequences()));
    }
    if (outcome.isNothing()) {
      return Answers.of(nothingTaken(rejected).problem());
    }
    counters.addOfUnknownItems(unknownItems.events());
    return Answers.ok(
        new Taken(
            outcome.accepted(),
            outcome.duplicates(),
            rejected,
            outcome.sequences(),
            Optional.of(unknownItems.items()).filter(items -> !items.isEmpty())));
  }

  private static ProblemException nothingTaken(List<Rejection> rejected) {
    String first = rejected.get(0).reason();
    return new ProblemException(
        Problem.badRequest(
                rejected.size() == 1
                    ? first
                    : "none of the "
                        + rejected.size()
                        + " events can be taken; the first: "
                        + first)
            .with("accepted", 0)
            .with("duplicates", 0)
            .with("rejected", rejected)
            .with("sequence", Map.of()));
  }

  private ProblemException full(int events) {
    return new ProblemException(
        Problem.tooMuch(
            limit.inFlight()
                + " events are on their way, "
                + events
                + " more are too many; nothing of this request was recorded, send it again soon"));
  }

  /** What the caller is told; the order of the fields is that of the answer. */
  private record Taken(
      int accepted,
      int duplicates,
      List<Rejection> rejected,
      Map<String, Long> sequence,
      Optional<List<String>> unknownItems) {}
}
