package penchant.actors.user;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.cluster.sharding.typed.ClusterShardingSettings;
import org.apache.pekko.cluster.sharding.typed.ShardingEnvelope;
import org.apache.pekko.cluster.sharding.typed.ShardingMessageExtractor;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.apache.pekko.pattern.StatusReply;
import penchant.actors.clustering.WakeUsers;
import penchant.domain.behavior.Behavior;
import penchant.domain.clustering.UserHash;
import penchant.domain.ranking.RankedList;
import penchant.domain.ranking.RankingQuery;
import penchant.domain.view.ProfileView;

/** Users as entities of Pekko Cluster Sharding. */
public final class ShardedUsers implements Users, WakeUsers {

  /** Artery drops what is over 256 KiB. */
  private static final int ITEMS_IN_A_MESSAGE = 200;

  private static final int EXPLAINED_IN_A_MESSAGE = 15;

  private final ClusterSharding sharding;
  private final UserSettings settings;
  private final Executor executor;

  private ShardedUsers(ActorSystem<?> system, UserSettings settings) {
    this.sharding = ClusterSharding.get(system);
    this.settings = settings;
    this.executor = system.executionContext();
  }

  /** Takes part in hosting users, and makes them reachable. */
  public static ShardedUsers start(ActorSystem<?> system, UserSurroundings surroundings) {
    UserSettings settings = surroundings.settings();
    ClusterSharding.get(system)
        .init(
            Entity.of(User.KEY, entity -> User.create(entity.getEntityId(), surroundings))
                .withMessageExtractor(
                    new ByUserHash(ClusterShardingSettings.create(system).numberOfShards()))
                .withSettings(leastRecentlyUsedLeave(system, settings.activeUsers()))
                .withStopMessage(new User.Stop()));
    return new ShardedUsers(system, settings);
  }

  private static ClusterShardingSettings leastRecentlyUsedLeave(
      ActorSystem<?> system, int activeUsers) {
    ClusterShardingSettings off =
        ClusterShardingSettings.create(system).withNoPassivationStrategy();
    return off.withPassivationStrategy(
        off.passivationStrategySettings()
            .withActiveEntityLimit(activeUsers)
            .withLeastRecentlyUsedReplacement());
  }

  /** Long batches are recorded in pieces, one after the other, that fit into one message each. */
  @Override
  public CompletionStage<Recorded> record(String user, List<Behavior> batch) {
    if (batch.isEmpty()) {
      throw new IllegalArgumentException("a batch needs at least one event");
    }
    List<List<Behavior>> pieces = pieces(batch);
    CompletionStage<Recorded> all = recordPiece(user, pieces.get(0));
    for (List<Behavior> piece : pieces.subList(1, pieces.size())) {
      all = all.thenComposeAsync(before -> recordNext(user, piece, before), executor);
    }
    return all;
  }

  /** A user that is busy now was not when it took the piece before: part of the batch is there. */
  private CompletionStage<Recorded> recordNext(String user, List<Behavior> piece, Recorded before) {
    return answered(
        recordPiece(user, piece).thenApplyAsync(next -> sum(before, next), executor),
        failure ->
            failure instanceof UserBusyException busy
                ? new UserUnavailableException(
                    "only a part is recorded: " + busy.getMessage(), busy)
                : failure);
  }

  private List<List<Behavior>> pieces(List<Behavior> batch) {
    List<List<Behavior>> pieces = new ArrayList<>();
    int start = 0;
    int bytes = 0;
    for (int i = 0; i < batch.size(); i++) {
      int size = EventSize.bytes(batch.get(i));
      if (i > start && bytes + size > settings.batchBytes()) {
        pieces.add(List.copyOf(batch.subList(start, i)));
        start = i;
        bytes = 0;
      }
      bytes += size;
    }
    pieces.add(List.copyOf(batch.subList(start, batch.size())));
    return pieces;
  }

  private static Recorded sum(Recorded before, Recorded next) {
    return new Recorded(
        next.sequence(),
        before.accepted() + next.accepted(),
        before.duplicates() + next.duplicates());
  }

  private CompletionStage<Recorded> recordPiece(String user, List<Behavior> piece) {
    return answered(
        sharding
            .entityRefFor(User.KEY, user)
            .<RecordReply>ask(
                replyTo -> new User.RecordBatch(piece, replyTo), settings.askTimeout())
            .thenApplyAsync(ShardedUsers::recorded, executor),
        failure ->
            isTold(failure)
                ? failure
                : new UserUnavailableException(
                    "it is not known whether events of user '"
                        + user
                        + "' were recorded, send them again: "
                        + failure.getMessage(),
                    failure));
  }

  /** Whether the user itself said so; otherwise nobody answered, as while its shard moves. */
  private static boolean isTold(Throwable failure) {
    return failure instanceof UserBusyException
        || failure instanceof UserUnavailableException
        || failure instanceof JournalUnavailableException;
  }

  private static Recorded recorded(RecordReply reply) {
    if (reply instanceof Recorded recorded) {
      return recorded;
    }
    NotRecorded refused = (NotRecorded) reply;
    throw switch (refused.why()) {
      case BUSY -> new UserBusyException(refused.reason());
      case USER_AWAY -> new UserUnavailableException(refused.reason());
      case WRITE_FAILED -> new JournalUnavailableException(refused.reason());
    };
  }

  /** Long lists come in pieces, one after the other, that fit into one message each. */
  @Override
  public CompletionStage<RankedAnswer> recommend(String user, ListRequest request) {
    RankingQuery query = request.query();
    int piece = Math.min(query.n(), query.explain() ? EXPLAINED_IN_A_MESSAGE : ITEMS_IN_A_MESSAGE);
    return ask(
            user,
            (ActorRef<StatusReply<RankedAnswer>> replyTo) ->
                new User.Recommend(
                    new ListRequest(
                        query.page(piece, query.offset()), request.afterSequence(), request.list()),
                    replyTo),
            ShardedUsers::unavailable)
        .thenComposeAsync(
            answer ->
                answer
                    .list()
                    .filter(list -> list.items().size() == piece && piece < query.n())
                    .map(list -> withRest(user, answer, list, query))
                    .orElse(CompletableFuture.completedFuture(answer)),
            executor);
  }

  private CompletionStage<RankedAnswer> withRest(
      String user, RankedAnswer first, RankedList list, RankingQuery query) {
    int piece = list.items().size();
    RankingQuery rest = query.page(query.n() - piece, query.offset() + piece);
    return recommend(user, new ListRequest(rest, 0, Optional.of(list.id())))
        .thenApplyAsync(
            last ->
                new RankedAnswer(
                    user,
                    first.sequence(),
                    first.foldVersion(),
                    Optional.of(list.followedBy(last.list().orElseThrow(() -> moved(user))))),
            executor);
  }

  private static UserUnavailableException moved(String user) {
    return new UserUnavailableException(
        "user '" + user + "' moved to another node while its list was read, ask again");
  }

  @Override
  public CompletionStage<ProfileView> interests(String user) {
    CompletionStage<User.View> view =
        ask(user, User.ReadView::new, failure -> unavailable(failure));
    return view.thenApplyAsync(User.View::view, executor);
  }

  @Override
  public CompletionStage<Direction> direction(String user) {
    return ask(user, User.ReadDirection::new, failure -> unavailable(failure));
  }

  @Override
  public CompletionStage<ProfileDigest> digest(String user) {
    return ask(user, User.ReadDigest::new, failure -> unavailable(failure));
  }

  @Override
  public void wake(String user) {
    sharding.entityRefFor(User.KEY, user).tell(new User.Wake());
  }

  /** Why a user could not be read. */
  static RuntimeException unavailable(Throwable failure) {
    String reason = String.valueOf(failure.getMessage());
    return reason.startsWith(ReadAnswers.BUSY)
        ? new UserBusyException(reason.substring(ReadAnswers.BUSY.length()))
        : new UserUnavailableException(reason, failure);
  }

  private <T> CompletionStage<T> ask(
      String user,
      Function<ActorRef<StatusReply<T>>, User.Command> question,
      Function<Throwable, RuntimeException> failure) {
    return answered(
        sharding
            .entityRefFor(User.KEY, user)
            .<T>askWithStatus(question::apply, settings.askTimeout()),
        failure);
  }

  /**
   * The answer, or else its failure in the caller's words. Steps run on the system's threads: the
   * JDK would start one for each on a small machine.
   */
  private <T> CompletionStage<T> answered(
      CompletionStage<T> asked, Function<Throwable, ? extends Throwable> failure) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    asked.whenCompleteAsync(
        (value, wrong) -> {
          if (wrong == null) {
            answer.complete(value);
          } else {
            boolean wrapped = wrong instanceof CompletionException && wrong.getCause() != null;
            answer.completeExceptionally(failure.apply(wrapped ? wrong.getCause() : wrong));
          }
        },
        executor);
    return answer;
  }

  private static final class ByUserHash
      extends ShardingMessageExtractor<ShardingEnvelope<User.Command>, User.Command> {

    private final int shards;

    ByUserHash(int shards) {
      this.shards = shards;
    }

    @Override
    public String entityId(ShardingEnvelope<User.Command> envelope) {
      return envelope.entityId();
    }

    @Override
    public String shardId(String user) {
      return Integer.toString(UserHash.slice(user, shards));
    }

    @Override
    public User.Command unwrapMessage(ShardingEnvelope<User.Command> envelope) {
      return envelope.message();
    }
  }
}
