package penchant.infra.http.items;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import penchant.actors.catalogue.CatalogueService;
import penchant.actors.catalogue.PutOutcome;
import penchant.domain.behavior.Shortened;
import penchant.domain.catalogue.Item;
import penchant.domain.catalogue.ItemDraft;
import penchant.infra.http.answer.Answers;
import penchant.infra.http.answer.Problem;
import penchant.infra.http.answer.ProblemException;
import penchant.infra.http.body.Entries;
import penchant.infra.http.body.Rejection;

/** Answers the calls about items. */
public final class Items {

  private final CatalogueService catalogue;

  public Items(CatalogueService catalogue) {
    this.catalogue = catalogue;
  }

  /** 201 for a new item, 200 for one that was replaced. */
  public CompletionStage<HttpResponse> put(String id, byte[] body) {
    Entries<ItemDraft> entries = Entries.read(body, () -> ItemTaker.of(id));
    if (entries.shape() != Entries.Shape.OBJECT) {
      throw new ProblemException(
          Problem.badRequest("the body must be one item; many go to POST /v1/items"));
    }
    if (!entries.rejected().isEmpty()) {
      throw new ProblemException(Problem.badRequest(entries.rejected().get(0).reason()));
    }
    return catalogue
        .put(List.of(entries.accepted().get(0).value()))
        .thenApply(
            outcomes -> {
              PutOutcome outcome = outcomes.get(0);
              if (outcome instanceof PutOutcome.Stored stored) {
                return Answers.of(stored.created() ? 201 : 200, shown(stored.item(), false));
              }
              throw new ProblemException(
                  Problem.badRequest(((PutOutcome.Refused) outcome).reason()));
            });
  }

  /** Many at once: each is stored, or rejected with a reason. */
  public CompletionStage<HttpResponse> putAll(byte[] body) {
    Entries<ItemDraft> entries = Entries.read(body, ItemTaker::withId);
    List<Rejection> rejected = new ArrayList<>(entries.rejected());
    if (entries.accepted().isEmpty() && rejected.isEmpty()) {
      throw new ProblemException(Problem.badRequest("the body is an array without any item"));
    }
    if (entries.accepted().isEmpty()) {
      return CompletableFuture.completedFuture(answer(0, rejected));
    }
    List<ItemDraft> drafts = entries.accepted().stream().map(Entries.Placed::value).toList();
    return catalogue
        .put(drafts)
        .thenApply(
            outcomes -> {
              int stored = 0;
              for (int i = 0; i < outcomes.size(); i++) {
                if (outcomes.get(i) instanceof PutOutcome.Refused refused) {
                  rejected.add(new Rejection(entries.accepted().get(i).index(), refused.reason()));
                } else {
                  stored++;
                }
              }
              return answer(stored, rejected);
            });
  }

  /**
   * The item, also when it is hidden.
   *
   * @param withVector whether its numbers are wanted too
   */
  public CompletionStage<HttpResponse> get(String id, boolean withVector) {
    return catalogue
        .find(id)
        .thenApply(item -> Answers.ok(shown(item.orElseThrow(() -> unknown(id)), withVector)));
  }

  public CompletionStage<HttpResponse> delete(String id) {
    return catalogue
        .delete(id)
        .thenApply(
            existed -> {
              if (!existed) {
                throw unknown(id);
              }
              return Answers.nothing();
            });
  }

  /** There is no item of that id. */
  public static ProblemException unknown(String id) {
    return new ProblemException(Problem.notFound("there is no item " + Shortened.quote(id)));
  }

  private static HttpResponse answer(int stored, List<Rejection> rejections) {
    List<Rejection> rejected =
        rejections.stream().sorted(Comparator.comparingInt(Rejection::index)).toList();
    if (stored == 0) {
      String first = rejected.get(0).reason();
      return Answers.of(
          Problem.badRequest(
                  rejected.size() == 1
                      ? first
                      : "none of the "
                          + rejected.size()
                          + " items can be taken; the first: "
                          + first)
              .with("accepted", 0)
              .with("rejected", rejected));
    }
    return Answers.ok(new Taken(stored, rejected));
  }

  private static Map<String, Object> shown(Item item, boolean withVector) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("id", item.id());
    shown.put("title", item.title());
    shown.put("text", item.text());
    shown.put("categories", item.categories());
    shown.put("labels", item.labels());
    item.domain().ifPresent(domain -> shown.put("domain", domain));
    shown.put("at", item.at());
    shown.put("hidden", item.hidden());
    if (withVector) {
      shown.put("vector", item.vector().toArray());
    }
    return shown;
  }

  private record Taken(int accepted, List<Rejection> rejected) {}
}
