package penchant.infra.http.lists;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import penchant.actors.catalogue.CatalogueService;
import penchant.domain.behavior.Shortened;
import penchant.domain.catalogue.Catalogue;
import penchant.domain.catalogue.Item;
import penchant.domain.catalogue.WeightedItem;
import penchant.domain.clustering.Cluster;
import penchant.domain.clustering.ClusterMap;
import penchant.domain.clustering.ClusterModel;
import penchant.domain.clustering.Vitals;
import penchant.domain.clustering.drift.DriftAlarm;
import penchant.infra.http.answer.Answers;
import penchant.infra.http.answer.Problem;
import penchant.infra.http.answer.ProblemException;

/** The interest clusters of this node's model. */
public final class Clusters {

  private static final int ITEMS_AT_A_GLANCE = 10;

  private final Supplier<ClusterModel> models;
  private final CatalogueService catalogue;

  public Clusters(Supplier<ClusterModel> models, CatalogueService catalogue) {
    this.models = models;
    this.catalogue = catalogue;
  }

  public HttpResponse all() {
    ClusterModel model = models.get();
    Catalogue snapshot = catalogue.snapshot();
    Map<String, Object> body = new LinkedHashMap<>();
    putVersions(model, body);
    body.put(
        "clusters",
        model.clusters().stream()
            .map(cluster -> shown(cluster, snapshot, ITEMS_AT_A_GLANCE))
            .toList());
    Vitals vitals = model.vitals();
    body.put("temperature", model.temperature());
    vitals.theta().ifPresent(fit -> body.put("theta", fit));
    vitals.audit().ifPresent(figures -> body.put("audit", figures));
    body.put("drift", vitals.alarms().stream().map(alarm -> shown(alarm, snapshot)).toList());
    return Answers.ok(body);
  }

  /**
   * One cluster, with all items that the model has for it, those that stand for it, and the alarms
   * that name it.
   */
  public HttpResponse one(String id) {
    ClusterModel model = models.get();
    Cluster cluster =
        model.clusters().stream()
            .filter(one -> Long.toString(one.id()).equals(id))
            .findFirst()
            .orElseThrow(() -> unknown(id, model));
    Catalogue snapshot = catalogue.snapshot();
    Map<String, Object> body = shown(cluster, snapshot, Integer.MAX_VALUE);
    body.put("medoids", items(cluster.medoids(), snapshot));
    body.put(
        "drift",
        model.vitals().alarms().stream()
            .filter(alarm -> alarm.clusters().contains(cluster.id()))
            .map(alarm -> shown(alarm, snapshot))
            .toList());
    putVersions(model, body);
    return Answers.ok(body);
  }

  /** Where the clusters lie to each other, in two dimensions. */
  public HttpResponse map() {
    ClusterModel model = models.get();
    ClusterMap map = ClusterMap.of(model);
    Map<String, Object> body = new LinkedHashMap<>();
    putVersions(model, body);
    body.put("shown", map.shown());
    List<Map<String, Object>> places = new ArrayList<>();
    for (int i = 0; i < map.places().size(); i++) {
      Cluster cluster = model.clusters().get(i);
      Map<String, Object> place = new LinkedHashMap<>();
      place.put("id", cluster.id());
      place.put("size", cluster.size());
      place.put("label", cluster.label());
      place.put("x", map.places().get(i).x());
      place.put("y", map.places().get(i).y());
      places.add(place);
    }
    body.put("clusters", places);
    return Answers.ok(body);
  }

  static ProblemException unknown(String id, ClusterModel model) {
    return new ProblemException(
        Problem.notFound(
            "there is no cluster " + Shortened.quote(id) + " in round " + model.round()));
  }

  private static void putVersions(ClusterModel model, Map<String, Object> body) {
    body.put("round", model.round());
    body.put("vectorSpace", model.vectorSpace());
    body.put("now", model.now());
  }

  private static Map<String, Object> shown(Cluster cluster, Catalogue snapshot, int items) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("id", cluster.id());
    shown.put("size", cluster.size());
    shown.put("label", cluster.label());
    shown.put("terms", cluster.terms());
    shown.put("items", items(ids(cluster.items(), items), snapshot));
    shown.put("cohesion", cluster.cohesion());
    shown.put("born", cluster.born().truncatedTo(ChronoUnit.MILLIS));
    return shown;
  }

  private static Map<String, Object> shown(DriftAlarm alarm, Catalogue snapshot) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("round", alarm.round());
    shown.put("at", alarm.at());
    shown.put("distance", alarm.distance());
    shown.put("usual", alarm.usual());
    shown.put("clusters", alarm.clusters());
    shown.put("terms", alarm.terms());
    shown.put("items", items(alarm.items(), snapshot));
    return shown;
  }

  private static List<String> ids(List<WeightedItem> items, int most) {
    return items.stream().limit(most).map(WeightedItem::item).toList();
  }

  private static List<TitledItem> items(List<String> items, Catalogue snapshot) {
    return items.stream()
        .map(item -> new TitledItem(item, snapshot.find(item).map(Item::title).orElse("")))
        .toList();
  }

  private record TitledItem(String item, String title) {}
}
