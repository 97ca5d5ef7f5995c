package penchant.infra.http.lists;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import penchant.actors.catalogue.CatalogueService;
import penchant.actors.user.JournalReader;
import penchant.domain.catalogue.Catalogue;
import penchant.domain.catalogue.Item;
import penchant.domain.clustering.ClusterModel;
import penchant.domain.interest.Fold;
import penchant.domain.interest.InterestProfile;
import penchant.domain.interest.TracedFold;
import penchant.domain.interest.UserFact;
import penchant.domain.ranking.Explanation;
import penchant.domain.ranking.RankedItem;
import penchant.domain.ranking.Ranker;
import penchant.infra.http.answer.Answers;
import penchant.infra.http.body.Parameters;
import penchant.infra.http.items.Items;

/**
 * What speaks for an item in a person's eyes, down to the events. Unlike the list, which knows the
 * recent events only, this reads the journal again: every event has its exact share, however old.
 */
public final class Because {

  private static final int EVENTS = 100;
  private static final int MOST_EVENTS = 1_000;

  private final JournalWalk journal;
  private final Fold fold;
  private final Supplier<ClusterModel> models;
  private final CatalogueService catalogue;
  private final Supplier<Ranker> ranker;
  private final Executor executor;

  /**
   * @param executor where journals are folded and scores taken apart
   */
  public Because(
      JournalReader journal,
      Fold fold,
      Supplier<ClusterModel> models,
      CatalogueService catalogue,
      Supplier<Ranker> ranker,
      Executor executor) {
    this.journal = new JournalWalk(journal, executor);
    this.fold = fold;
    this.models = models;
    this.catalogue = catalogue;
    this.ranker = ranker;
    this.executor = executor;
  }

  /** The item's score for the user, and the {@code n} events that had the largest say in it. */
  public CompletionStage<HttpResponse> of(String user, String id, Parameters parameters) {
    int most = (int) parameters.integer("n", 1, MOST_EVENTS).orElse(EVENTS);
    parameters.requireNoOthers();
    return catalogue
        .find(id)
        .thenComposeAsync(
            found -> {
              Item item = found.orElseThrow(() -> Items.unknown(id));
              return journal
                  .highestSequence(user)
                  .thenComposeAsync(
                      last -> journal.upTo(user, last, new Traced(new TracedFold(fold))), executor)
                  .thenApplyAsync(traced -> Answers.ok(shown(user, item, traced, most)), executor);
            },
            executor);
  }

  private Map<String, Object> shown(String user, Item item, Traced traced, int most) {
    ClusterModel model = models.get();
    Catalogue snapshot = catalogue.snapshot();
    InterestProfile profile = traced.fold.profile();
    Ranker taken = ranker.get();
    RankedItem ranked = taken.because(profile, traced.fold.events(), item, model, snapshot, most);
    Explanation explanation = ranked.explanation().orElseThrow();
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("user", user);
    shown.put("item", item.id());
    shown.put("title", item.title());
    shown.put("sequence", traced.sequence);
    shown.put("fold", profile.foldVersion());
    shown.put("round", model.round());
    shown.put("vectorSpace", snapshot.space().id());
    shown.put("catalogue", snapshot.version());
    ListAnswers.putCrowd(taken.crowd().version(), shown);
    shown.put("now", profile.now(model.now()));
    taken
        .keptOut(profile, item, model, snapshot)
        .map(reason -> reason.name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .ifPresent(reason -> shown.put("keptOut", reason));
    shown.put("score", ranked.score());
    shown.put("parts", ranked.parts());
    shown.put("why", ranked.why());
    shown.put("events", ListAnswers.events(explanation));
    shown.put("rest", explanation.rest());
    return shown;
  }

  private static final class Traced implements JournalWalk.Visitor {
    private final TracedFold fold;
    private long sequence;

    Traced(TracedFold fold) {
      this.fold = fold;
    }

    @Override
    public void take(long number, UserFact fact) {
      fold.add(fact);
      sequence = number;
    }
  }
}
