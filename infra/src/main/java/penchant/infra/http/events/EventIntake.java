package penchant.infra.http.events;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import penchant.actors.catalogue.CatalogueService;
import penchant.actors.embedding.Embedder;
import penchant.actors.user.Users;
import penchant.domain.behavior.Behavior;
import penchant.infra.http.answer.Answers;
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
  private final EventReader reader;
  private final Recorder recorder;
  private final InFlightLimit limit;
  private final JournalBreaker breaker;

  public EventIntake(
      ActorSystem system,
      Clock clock,
      Users users,
      CatalogueService catalogue,
      Embedder embedder,
      PolarityEstimator polarity,
      IntakeSettings settings) {
    this.clock = clock;
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
    if (claims.accepted().isEmpty()) {
      return CompletableFuture.completedFuture(answer(claims, Recorder.Outcome.NOTHING));
    }
    return resolved(claims, byUser -> breaker.call(() -> recorder.record(byUser)))
        .thenApply(outcome -> answer(claims, outcome));
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
              if (claims.isOneRejected()) {
                throw oneRejected(claims.rejected());
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
        .thenCompose(next)
        .whenComplete((done, failure) -> limit.release(events));
  }

  /** Events between their request and the journal, now. */
  public long inFlight() {
    return limit.inFlight();
  }

  private static HttpResponse answer(Claims claims, Recorder.Outcome outcome) {
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
    if (claims.isOneRejected()) {
      return Answers.of(oneRejected(rejected).problem().with("sequence", Map.of()));
    }
    return Answers.ok(
        new Taken(outcome.accepted(), outcome.duplicates(), rejected, outcome.sequences()));
  }

  private static ProblemException oneRejected(List<Rejection> rejected) {
    return new ProblemException(
        Problem.badRequest(rejected.get(0).reason())
            .with("accepted", 0)
            .with("duplicates", 0)
            .with("rejected", rejected));
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
      int accepted, int duplicates, List<Rejection> rejected, Map<String, Long> sequence) {}
}
