package penchant.infra.http.events;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import penchant.actors.catalogue.CatalogueService;
import penchant.actors.embedding.Embedder;
import penchant.actors.user.Users;
import penchant.domain.behavior.Behavior;
import penchant.domain.behavior.BehaviorDraft;
import penchant.domain.behavior.BehaviorRules;
import penchant.infra.http.answer.Answers;
import penchant.infra.http.answer.Problem;
import penchant.infra.http.answer.ProblemException;
import penchant.infra.http.body.Entries;
import penchant.infra.http.body.Rejection;

/**
 * Takes the events of one request all the way to the journal, and answers when it is known what
 * became of each. Refuses a request as a whole before anything of it is recorded, or not at all.
 */
public final class EventIntake {

  private final Clock clock;
  private final Resolver resolver;
  private final Recorder recorder;
  private final InFlightLimit limit;
  private final JournalBreaker breaker;
  private final Executor executor;

  public EventIntake(
      ActorSystem system,
      Clock clock,
      Users users,
      CatalogueService catalogue,
      Embedder embedder,
      PolarityEstimator polarity,
      IntakeSettings settings) {
    this.clock = clock;
    this.executor = system.dispatcher();
    this.resolver = new Resolver(catalogue, embedder, polarity, executor);
    this.recorder = new Recorder(users, settings.batchOfOneUser(), executor);
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
    Entries<BehaviorDraft> entries = Entries.read(body, EventTaker::new);
    List<Rejection> rejected = new ArrayList<>(entries.rejected());
    List<Claim> claims = judge(entries.accepted(), rejected);
    if (claims.isEmpty()) {
      return CompletableFuture.completedFuture(
          answer(entries.shape(), new Recorder.Outcome(0, 0, 0, false, Map.of()), rejected));
    }
    if (!limit.acquire(claims.size())) {
      throw full(claims.size());
    }
    return resolver
        .resolve(claims)
        .thenCompose(
            behaviors -> {
              Map<String, List<Behavior>> byUser = byUser(claims, behaviors, rejected);
              return breaker.call(() -> recorder.record(byUser));
            })
        .thenApply(outcome -> answer(entries.shape(), outcome, rejected))
        .whenComplete((answer, failure) -> limit.release(claims.size()));
  }

  /** Events between their request and the journal, now. */
  public int inFlight() {
    return limit.inFlight();
  }

  private List<Claim> judge(List<Entries.Placed<BehaviorDraft>> drafts, List<Rejection> rejected) {
    Instant now = clock.instant();
    List<Claim> claims = new ArrayList<>(drafts.size());
    for (Entries.Placed<BehaviorDraft> placed : drafts) {
      Optional<String> refusal = BehaviorRules.refusal(placed.value(), now);
      if (refusal.isPresent()) {
        rejected.add(new Rejection(placed.index(), refusal.get()));
        continue;
      }
      Claim claim = Claim.of(placed.index(), placed.value(), now);
      if (claim.isTextOnly() && claim.text().isEmpty()) {
        rejected.add(new Rejection(placed.index(), "text holds nothing to read, and no item"));
      } else {
        claims.add(claim);
      }
    }
    return claims;
  }

  private static Map<String, List<Behavior>> byUser(
      List<Claim> claims, List<Optional<Behavior>> behaviors, List<Rejection> rejected) {
    Map<String, List<Behavior>> byUser = new LinkedHashMap<>();
    for (int i = 0; i < claims.size(); i++) {
      Claim claim = claims.get(i);
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

  private static HttpResponse answer(
      Entries.Shape shape, Recorder.Outcome outcome, List<Rejection> rejections) {
    List<Rejection> rejected =
        rejections.stream().sorted(Comparator.comparingInt(Rejection::index)).toList();
    if (outcome.unknown() > 0) {
      return Answers.of(
          Problem.away(
                  "journal",
                  "nobody knows whether "
                      + outcome.unknown()
                      + " events are recorded; send the same request again, those with an id or an"
                      + " offset count once")
              .with("accepted", outcome.accepted())
              .with("duplicates", outcome.duplicates())
              .with("unknown", outcome.unknown())
              .with("rejected", rejected)
              .with("sequence", outcome.sequences()));
    }
    if (shape == Entries.Shape.OBJECT && !rejected.isEmpty()) {
      return Answers.of(
          Problem.badRequest(rejected.get(0).reason())
              .with("accepted", 0)
              .with("duplicates", 0)
              .with("rejected", rejected)
              .with("sequence", Map.of()));
    }
    return Answers.ok(
        new Taken(outcome.accepted(), outcome.duplicates(), rejected, outcome.sequences()));
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
