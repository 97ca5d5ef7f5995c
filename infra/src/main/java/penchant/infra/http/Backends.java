package penchant.infra.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import penchant.actors.catalogue.CatalogueService;
import penchant.actors.clustering.StoryTold;
import penchant.actors.embedding.Embedder;
import penchant.actors.user.JournalReader;
import penchant.actors.user.Users;
import penchant.domain.behavior.BurstRule;
import penchant.domain.clustering.ClusterModel;
import penchant.domain.interest.Fold;
import penchant.domain.ranking.Ranker;
import penchant.infra.http.events.IntakeCounters;
import penchant.infra.http.events.PolarityEstimator;
import penchant.infra.http.lists.SimilarUsers;
import penchant.infra.replay.Replay;

/**
 * Whom the API asks.
 *
 * @param bursts by which users tell what no person does
 * @param models the cluster model of this node
 * @param stories what became of a cluster, from the coordinator
 * @param ranker the newest of this node
 * @param fold the one that users' profiles are folded with
 * @param ranking runs what is pure computation
 * @param neighbours finds users near to one
 * @param startReplay queues a check of all users and gives its id; empty when too many wait
 * @param findReplay a replay that this node knows
 * @param status what {@code /v1/status} answers
 * @param intakeCounters what the intake of events counts in
 * @param notReady why this node should get no requests yet, in sentences; empty when it may
 */
public record Backends(
    Users users,
    JournalReader journal,
    Fold fold,
    BurstRule bursts,
    CatalogueService catalogue,
    Supplier<ClusterModel> models,
    LongFunction<CompletionStage<StoryTold>> stories,
    Supplier<Ranker> ranker,
    Executor ranking,
    SimilarUsers.Search neighbours,
    Embedder embedder,
    PolarityEstimator polarity,
    Clock clock,
    Supplier<Optional<String>> startReplay,
    Function<String, Optional<Replay>> findReplay,
    Supplier<CompletionStage<JsonNode>> status,
    Supplier<List<String>> notReady,
    IntakeCounters intakeCounters) {}
