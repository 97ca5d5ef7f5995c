package penchant.infra.http.lists;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import penchant.actors.catalogue.CatalogueService;
import penchant.actors.user.RankedAnswer;
import penchant.domain.catalogue.Catalogue;
import penchant.domain.catalogue.Item;
import penchant.domain.ranking.CrowdVersion;
import penchant.domain.ranking.Explanation;
import penchant.domain.ranking.RankedItem;
import penchant.domain.ranking.RankedList;
import penchant.infra.http.answer.Answers;

/** How a list is written. */
final class ListAnswers {

  private final CatalogueService catalogue;

  ListAnswers(CatalogueService catalogue) {
    this.catalogue = catalogue;
  }

  HttpResponse ofUser(RankedAnswer answer, RankedList list) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("list", list.id());
    body.put("user", answer.user());
    body.put("sequence", answer.sequence());
    putVersions(list, body);
    putCrowd(list.crowd(), body);
    body.put("fold", answer.foldVersion());
    body.put("now", list.now());
    body.put("items", items(list));
    return Answers.ok(body);
  }

  /** A list that is nobody's; {@code about} says of what it is. */
  HttpResponse ofAll(RankedList list, Map<String, Object> about) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("list", list.id());
    body.putAll(about);
    putVersions(list, body);
    if (!list.crowd().equals(CrowdVersion.NONE)) {
      putCrowd(list.crowd(), body);
    }
    body.put("now", list.now());
    body.put("items", items(list));
    return Answers.ok(body);
  }

  private static void putVersions(RankedList list, Map<String, Object> body) {
    body.put("round", list.round());
    body.put("vectorSpace", list.vectorSpace());
    body.put("catalogue", list.catalogueVersion());
  }

  static void putCrowd(CrowdVersion crowd, Map<String, Object> body) {
    if (!crowd.equals(CrowdVersion.NONE)) {
      body.put("graph", crowd.graph());
      body.put("trends", crowd.trends());
    }
    body.put("blend", crowd.blend() == 0 ? "configured" : (Object) crowd.blend());
  }

  private List<Shown> items(RankedList list) {
    Catalogue snapshot = catalogue.snapshot();
    return list.items().stream().map(item -> shown(item, snapshot)).toList();
  }

  private static Shown shown(RankedItem item, Catalogue snapshot) {
    return new Shown(
        item.item(),
        snapshot.find(item.item()).map(Item::title).orElse(""),
        item.score(),
        item.parts(),
        item.why(),
        item.propensity(),
        item.explanation().map(ListAnswers::events),
        item.explanation().map(Explanation::rest));
  }

  /** The events of an explanation, as they are shown. */
  static List<ShownEvent> events(Explanation explanation) {
    return explanation.events().stream()
        .map(
            event ->
                new ShownEvent(
                    event.type().wireName(),
                    event.item(),
                    Optional.of(event.text()).filter(text -> !text.isEmpty()),
                    event.at(),
                    event.share(),
                    event.parts()))
        .toList();
  }

  private record Shown(
      String item,
      String title,
      double score,
      Map<String, Double> parts,
      List<String> why,
      Optional<Double> propensity,
      Optional<List<ShownEvent>> events,
      Optional<Map<String, Double>> rest) {}

  /** An event with its share of a score. */
  record ShownEvent(
      String type,
      Optional<String> item,
      Optional<String> text,
      Instant at,
      double share,
      Map<String, Double> parts) {}
}
