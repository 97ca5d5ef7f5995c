package penchant.infra.http.lists;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import penchant.actors.catalogue.CatalogueService;
import penchant.actors.user.RankedAnswer;
import penchant.domain.catalogue.Catalogue;
import penchant.domain.catalogue.Item;
import penchant.domain.ranking.RankedItem;
import penchant.domain.ranking.RankedList;
import penchant.infra.http.answer.Answers;

/** How a list is written. */
final class ListAnswers {

  private final CatalogueService catalogue;

  ListAnswers(CatalogueService catalogue) {
    this.catalogue = catalogue;
  }

  HttpResponse ofUser(RankedAnswer answer) {
    RankedList list = answer.list();
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("list", id(list, answer.sequence(), answer.foldVersion()));
    body.put("user", answer.user());
    body.put("sequence", answer.sequence());
    putVersions(list, body);
    body.put("fold", answer.foldVersion());
    body.put("now", list.now());
    body.put("items", items(list));
    return Answers.ok(body);
  }

  /** A list that is nobody's; {@code about} says of what it is. */
  HttpResponse ofAll(RankedList list, Map<String, Object> about) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("list", id(list, 0, ""));
    body.putAll(about);
    putVersions(list, body);
    body.put("now", list.now());
    body.put("items", items(list));
    return Answers.ok(body);
  }

  private static void putVersions(RankedList list, Map<String, Object> body) {
    body.put("round", list.round());
    body.put("vectorSpace", list.vectorSpace());
    body.put("catalogue", list.catalogueVersion());
  }

  private static String id(RankedList list, long sequence, String fold) {
    return new ListId(sequence, list.round(), list.catalogueVersion(), list.vectorSpace(), fold)
        .toString();
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
        item.why());
  }

  private record Shown(
      String item, String title, double score, Map<String, Double> parts, List<String> why) {}
}
