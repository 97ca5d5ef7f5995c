package penchant.actors.user;

import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import penchant.domain.behavior.Behavior;
import penchant.domain.catalogue.Catalogue;
import penchant.domain.clustering.ClusterModel;
import penchant.domain.graph.ItemGraph;
import penchant.domain.ranking.Person;
import penchant.domain.ranking.RankedItem;
import penchant.domain.ranking.RankedList;
import penchant.domain.ranking.Ranker;
import penchant.domain.ranking.RankingQuery;

/**
 * Makes the lists of the users on this node, and keeps for a while what each was made from, so that
 * its later pages come from the same list whatever happened since. Kept are profile, model, ranker
 * and catalogue, which never change and are mostly shared with the present ones; the list itself is
 * made again. For any thread.
 */
public final class ListMaker {

  /** By this name in its context an event says to which list it answers. */
  private static final String LIST = "list";

  /** By this name the propensity is kept with such an event. */
  private static final String PROPENSITY = "propensity";

  /** 200 bytes for each. */
  private static final int MOST_DRAWN = 100_000;

  /** A model takes about a megabyte, and each round makes a new one. */
  private static final int MOST_MODELS = 64;

  /** A graph takes up to some tens of megabytes, and a new one comes every few minutes. */
  private static final int MOST_GRAPHS = 3;

  /**
   * A ranker has trends of its own, up to some tens of megabytes, and one comes every few seconds.
   */
  private static final int MOST_RANKERS = 32;

  private final Supplier<Ranker> ranker;
  private final Supplier<ClusterModel> model;
  private final Supplier<Catalogue> catalogue;
  private final int mostKept;
  private final LinkedHashMap<String, Origin> kept = new LinkedHashMap<>();
  private final LinkedHashMap<String, Drawn> drawn = new LinkedHashMap<>();
  private final Uses models = new Uses();
  private final Uses graphs = new Uses();
  private final Uses rankers = new Uses();

  /** What a list was made from. */
  private record Origin(
      Person person, ClusterModel model, Catalogue catalogue, Ranker ranker, RankingQuery query) {

    ItemGraph graph() {
      return ranker.crowd().graph();
    }

    RankedList rank(RankingQuery page) {
      return ranker.rank(person, model, catalogue, page);
    }
  }

  /** What was shown to find out whether it is liked. */
  private record Drawn(String item, double propensity) {}

  /** How many of the lists kept are made from each. */
  private static final class Uses {
    private final IdentityHashMap<Object, Integer> counts = new IdentityHashMap<>();

    void more(Object used) {
      counts.merge(used, 1, Integer::sum);
    }

    void less(Object used) {
      counts.computeIfPresent(used, (same, uses) -> uses == 1 ? null : uses - 1);
    }

    int size() {
      return counts.size();
    }
  }

  /**
   * @param ranker the node's newest
   * @param model the node's newest
   * @param catalogue the node's newest
   * @param mostKept of how many lists the origins are kept; older ones go
   */
  public ListMaker(
      Supplier<Ranker> ranker,
      Supplier<ClusterModel> model,
      Supplier<Catalogue> catalogue,
      int mostKept) {
    this.ranker = ranker;
    this.model = model;
    this.catalogue = catalogue;
    this.mostKept = mostKept;
  }

  /**
   * A page of a new list for this person, or of one made before.
   *
   * @param person as of now
   */
  public RankedAnswer make(Person person, ListRequest request) {
    if (request.list().isPresent()) {
      return more(person, request.list().get(), request.query());
    }
    Origin origin = new Origin(person, model.get(), catalogue.get(), ranker.get(), request.query());
    RankedList list = origin.rank(origin.query);
    keep(list.id(), origin);
    return answer(person, Optional.of(shown(list)));
  }

  /**
   * What the list shows to explore is remembered for longer than the list: answers may come late.
   */
  private synchronized RankedList shown(RankedList list) {
    for (RankedItem item : list.items()) {
      item.propensity().ifPresent(known -> drawn.put(list.id(), new Drawn(item.item(), known)));
    }
    if (drawn.size() > MOST_DRAWN) {
      Iterator<String> oldest = drawn.keySet().iterator();
      oldest.next();
      oldest.remove();
    }
    return list;
  }

  /**
   * The behaviour as it is recorded: where it answers to a list of this node, and to the very item
   * that was drawn for it, with the probability of the draw, without which nothing can be learned
   * from the answer that is not biased by what lists show.
   */
  public Behavior asRecorded(Behavior behavior) {
    Drawn known = drawnIn(behavior.context().get(LIST));
    return known == null || !behavior.item().filter(known.item::equals).isPresent()
        ? behavior
        : behavior.in(PROPENSITY, Double.toString(known.propensity));
  }

  private synchronized @Nullable Drawn drawnIn(@Nullable String list) {
    return list == null ? null : drawn.get(list);
  }

  private RankedAnswer more(Person person, String id, RankingQuery page) {
    Origin origin = find(id);
    if (origin == null || !origin.person.user().equals(person.user())) {
      return answer(person, Optional.empty());
    }
    RankingQuery query = origin.query.page(page.n(), page.offset()).explained(page.explain());
    return answer(origin.person, Optional.of(shown(origin.rank(query))));
  }

  private static RankedAnswer answer(Person person, Optional<RankedList> list) {
    return new RankedAnswer(person.user(), person.sequence(), person.profile().foldVersion(), list);
  }

  private synchronized @Nullable Origin find(String id) {
    Origin origin = kept.remove(id);
    if (origin != null) {
      kept.put(id, origin);
    }
    return origin;
  }

  /** The longest unused go first. */
  private synchronized void keep(String id, Origin origin) {
    Origin before = kept.remove(id);
    kept.put(id, origin);
    models.more(origin.model);
    graphs.more(origin.graph());
    rankers.more(origin.ranker);
    if (before != null) {
      forget(before);
    }
    Iterator<Origin> oldest = kept.values().iterator();
    while (kept.size() > mostKept
        || models.size() > MOST_MODELS
        || graphs.size() > MOST_GRAPHS
        || rankers.size() > MOST_RANKERS) {
      Origin gone = oldest.next();
      oldest.remove();
      forget(gone);
    }
  }

  private void forget(Origin gone) {
    models.less(gone.model);
    graphs.less(gone.graph());
    rankers.less(gone.ranker);
  }
}
