package penchant.domain.baseline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import penchant.domain.catalogue.Item;
import penchant.domain.history.Moment;
import penchant.domain.interest.Fold;
import penchant.domain.interest.InterestProfile;
import penchant.domain.metrics.Recommender;

/** Lists by a simple method: every item that the person has not met, by the method's number. */
public final class SimpleLists implements Recommender {

  private final Baseline baseline;
  private final Moment moment;
  private final Fold fold;

  private record Scored(String item, double score) {}

  /**
   * @param fold with which the moment was folded
   */
  public SimpleLists(Baseline baseline, Moment moment, Fold fold) {
    this.baseline = baseline;
    this.moment = moment;
    this.fold = fold;
  }

  /** Of items for which the same speaks, the one whose id comes first. */
  @Override
  public List<String> list(String user, int n, Set<String> except) {
    InterestProfile profile = moment.person(user, fold).profile();
    ToDoubleFunction<String> scores = baseline.scores(moment.interactions().of(user));
    List<Scored> all = new ArrayList<>();
    for (Item item : moment.catalogue().items()) {
      String id = item.id();
      if (!item.hidden() && !except.contains(id) && !profile.hasSeen(id)) {
        all.add(new Scored(id, scores.applyAsDouble(id)));
      }
    }
    all.sort(Comparator.comparingDouble(Scored::score).reversed().thenComparing(Scored::item));
    return all.stream().limit(n).map(Scored::item).toList();
  }
}
