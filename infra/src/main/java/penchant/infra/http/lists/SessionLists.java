package penchant.infra.http.lists;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import penchant.actors.catalogue.CatalogueService;
import penchant.domain.behavior.Behavior;
import penchant.domain.behavior.BurstRule;
import penchant.domain.clustering.ClusterModel;
import penchant.domain.interest.BehaviorRecorded;
import penchant.domain.interest.Fold;
import penchant.domain.interest.InterestProfile;
import penchant.domain.interest.KeyFilter;
import penchant.domain.ranking.Person;
import penchant.domain.ranking.Ranker;
import penchant.domain.ranking.RankingQuery;
import penchant.infra.http.body.Parameters;
import penchant.infra.http.events.EventIntake;
import penchant.infra.http.events.EventReader;
import penchant.infra.http.events.UnknownItems;

/**
 * Lists for people without an account: what they did comes with the request, is folded as if it
 * were a user's whole journal, and is forgotten with the answer.
 */
public final class SessionLists {

  private final EventIntake events;
  private final Fold fold;
  private final BurstRule bursts;
  private final Supplier<Ranker> ranker;
  private final Supplier<ClusterModel> models;
  private final CatalogueService catalogue;
  private final Executor ranking;
  private final ListAnswers answers;

  /**
   * @param ranking where sessions are folded and lists made
   */
  public SessionLists(
      EventIntake events,
      Fold fold,
      BurstRule bursts,
      Supplier<Ranker> ranker,
      Supplier<ClusterModel> models,
      CatalogueService catalogue,
      Executor ranking) {
    this.events = events;
    this.fold = fold;
    this.bursts = bursts;
    this.ranker = ranker;
    this.models = models;
    this.catalogue = catalogue;
    this.ranking = ranking;
    this.answers = new ListAnswers(catalogue);
  }

  /** The list of somebody who did what the body says. */
  public CompletionStage<HttpResponse> of(byte[] body, Parameters parameters) {
    RankingQuery query = Queries.of(parameters);
    parameters.requireNoOthers();
    return events
        .understand(body)
        .thenApplyAsync(understood -> answer(understood, session(body), query), ranking);
  }

  private HttpResponse answer(EventReader.Read understood, String session, RankingQuery query) {
    List<Behavior> all = understood.byUser().values().stream().flatMap(List::stream).toList();
    List<Behavior> fresh = fresh(all);
    InterestProfile profile = InterestProfile.empty(fold);
    for (Behavior behavior : bursts.mark(List.of(), fresh)) {
      profile = new BehaviorRecorded(behavior).applyTo(profile, fold);
    }
    Map<String, Object> about = new LinkedHashMap<>();
    about.put("accepted", fresh.size());
    about.put("duplicates", all.size() - fresh.size());
    about.put("rejected", understood.rejected());
    List<String> unknown = UnknownItems.of(understood.byUser()).items();
    if (!unknown.isEmpty()) {
      about.put("unknownItems", unknown);
    }
    about.put("fold", fold.version());
    return answers.ofAll(
        ranker
            .get()
            .rank(
                new Person(session, fresh.size(), profile),
                models.get(),
                catalogue.snapshot(),
                query),
        about);
  }

  private List<Behavior> fresh(List<Behavior> behaviors) {
    KeyFilter filter = new KeyFilter(InterestProfile.empty(fold));
    List<Behavior> fresh = new ArrayList<>();
    for (Behavior behavior : behaviors) {
      if (filter.admits(behavior.key())) {
        fresh.add(behavior);
      }
    }
    return fresh;
  }

  /** What stands for a user in the list's id. A line break is in no user's id. */
  private static String session(byte[] body) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(body);
      return "session\n" + HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every JDK has SHA-256", missing);
    }
  }
}
