package penchant.infra.replay;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.Source;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import penchant.actors.user.JournalReader;
import penchant.actors.user.ProfileBytes;
import penchant.actors.user.Users;
import penchant.domain.interest.Fold;

/**
 * Refolds all users and compares with the live profiles. One replay runs at a time, the others wait
 * their turn; a node remembers its last ones.
 */
public final class ReplayService {

  private static final Logger LOG = LoggerFactory.getLogger(ReplayService.class);
  private static final int USERS_AT_ONCE = 4;
  private static final int REMEMBERED = 100;
  private static final int MOST_WAITING = 10;

  private final JournalReader journal;
  private final ReplayCheck check;
  private final ActorSystem<?> system;
  private final Executor executor;
  private final LongSupplier nanoTime;
  private final Map<String, ReplayJob> jobs = new LinkedHashMap<>();
  private CompletionStage<?> last = CompletableFuture.completedFuture(Done.getInstance());

  /**
   * @param bytes the serialisation from which live digests are made
   * @param executor folds; one or two threads are enough
   */
  public ReplayService(
      JournalReader journal,
      Users users,
      Fold fold,
      ProfileBytes bytes,
      ActorSystem<?> system,
      Executor executor) {
    this(
        journal,
        new ReplayCheck(journal, users, fold, bytes, executor),
        system,
        executor,
        System::nanoTime);
  }

  ReplayService(
      JournalReader journal,
      ReplayCheck check,
      ActorSystem<?> system,
      Executor executor,
      LongSupplier nanoTime) {
    this.journal = journal;
    this.check = check;
    this.system = system;
    this.executor = executor;
    this.nanoTime = nanoTime;
  }

  /** Queues a check of all users; the result is its id, or nothing when too many wait already. */
  public synchronized Optional<String> startCheck() {
    if (jobs.values().stream().filter(job -> !job.hasEnded()).count() > MOST_WAITING) {
      return Optional.empty();
    }
    String id = UUID.randomUUID().toString();
    ReplayJob job = new ReplayJob(id);
    jobs.put(id, job);
    jobs.keySet().stream()
        .limit(Math.max(0, jobs.size() - REMEMBERED))
        .toList()
        .forEach(jobs::remove);
    last = last.thenComposeAsync(before -> run(job), executor);
    return Optional.of(id);
  }

  /** How far a replay is; nothing if this node does not know it. */
  public synchronized Optional<Replay> find(String id) {
    return Optional.ofNullable(jobs.get(id)).map(job -> job.view(nanoTime.getAsLong()));
  }

  /** Never fails: what goes wrong is in the job. */
  private CompletionStage<Done> run(ReplayJob job) {
    job.start(nanoTime.getAsLong());
    return CompletableFuture.completedFuture(journal)
        .thenCompose(present -> present.users().runWith(Sink.seq(), system))
        .thenComposeAsync(ids -> checkAll(ids, job), executor)
        .handleAsync(
            (done, failure) -> {
              Optional<String> problem = Optional.ofNullable(failure).map(ReplayService::line);
              problem.ifPresent(line -> LOG.warn("A replay could not go on: {}", line));
              job.end(problem, nanoTime.getAsLong());
              return Done.getInstance();
            },
            executor);
  }

  private CompletionStage<Done> checkAll(List<String> ids, ReplayJob job) {
    job.found(ids.size());
    return Source.from(ids)
        .mapAsyncUnordered(USERS_AT_ONCE, check::check)
        .runForeach(job::add, system);
  }

  private static String line(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getClass().getSimpleName() + ": " + root.getMessage();
  }
}
