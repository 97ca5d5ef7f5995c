package penchant.domain.network;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import penchant.domain.behavior.Behavior;
import penchant.domain.catalogue.Catalogue;
import penchant.domain.catalogue.Item;
import penchant.domain.clustering.UserHash;
import penchant.domain.interest.BehaviorRecorded;
import penchant.domain.interest.Fold;
import penchant.domain.interest.InterestProfile;
import penchant.domain.interest.PastEvent;
import penchant.domain.vector.Embedding;
import penchant.domain.vector.QuantisedVector;

/**
 * What f and g learn from: moments of people's histories. A moment is foreseen from what the person
 * had done before it; what happened at the very same time, as the lines of one bill did, does not
 * count as before.
 *
 * <p>Which moments are drawn is a matter of a hash, and of nobody more than {@value
 * #MOST_OF_ONE_PERSON}, so that few busy people do not speak for all. Mutable; add people in any
 * order, but always in the same for the same examples.
 */
public final class Examples {

  private static final int MOST_OF_ONE_PERSON = 100;
  private static final long SEED = 0x6c6573736f6eL;
  private static final double MILLIS_A_DAY = TimeUnit.DAYS.toMillis(1);

  private final Catalogue catalogue;
  private final Fold fold;
  private final double share;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<Embedding> vectors = new ArrayList<>();
  private final List<Example> examples = new ArrayList<>();

  /**
   * @param moments about how many there are in all
   * @param most about how many to draw of them
   */
  public Examples(Catalogue catalogue, Fold fold, long moments, int most) {
    this.catalogue = catalogue;
    this.fold = fold;
    this.share = Math.min(1, most / (double) Math.max(1, moments));
  }

  /** Whether an event may be a moment to foresee: somebody liked an item. */
  public static boolean mayBeMoment(Behavior event, Fold fold) {
    return event.item().isPresent() && fold.weight(event) > 0;
  }

  /** Takes the moments of one person's journal. */
  public void add(String user, List<BehaviorRecorded> facts) {
    long moments = facts.stream().filter(fact -> mayBeMoment(fact.behavior(), fold)).count();
    double own = Math.min(share, MOST_OF_ONE_PERSON / (double) Math.max(1, moments));
    long threshold = ((long) (own * Long.MAX_VALUE)) * 2 + 1;
    InterestProfile profile = InterestProfile.empty(fold);
    InterestProfile last = profile;
    long time = Long.MIN_VALUE;
    Set<String> liked = new HashSet<>();
    Example.@Nullable Before before = null;
    for (int i = 0; i < facts.size(); i++) {
      Behavior event = facts.get(i).behavior();
      if (event.at().toEpochMilli() != time) {
        time = event.at().toEpochMilli();
        last = profile;
        before = null;
        liked.clear();
      }
      if (isMoment(event, last)
          && liked.add(event.item().orElseThrow())
          && UserHash.isDrawn(user + '\n' + i, SEED, threshold)) {
        before = before == null ? before(last) : before;
        if (!before.recent().isEmpty()) {
          Item next = catalogue.find(event.item().get()).orElseThrow();
          examples.add(new Example(user, before, number(next)));
        }
      }
      profile = facts.get(i).applyTo(profile, fold);
    }
  }

  private boolean isMoment(Behavior event, InterestProfile before) {
    return mayBeMoment(event, fold)
        && event.at().toEpochMilli() > before.newestMillis()
        && !before.hasSeen(event.item().orElseThrow())
        && before.longVector().isPresent()
        && catalogue.find(event.item().get()).filter(item -> !item.hidden()).isPresent();
  }

  private Example.Before before(InterestProfile profile) {
    return new Example.Before(
        glances(profile),
        QuantisedVector.of(profile.longVector().orElseThrow()),
        profile.shortVector().map(QuantisedVector::of));
  }

  private List<Example.Glance> glances(InterestProfile profile) {
    List<PastEvent> events =
        PastEvent.recent(profile, catalogue).stream().filter(Attention::counts).toList();
    if (events.isEmpty()) {
      return List.of();
    }
    long newest = events.get(events.size() - 1).at().toEpochMilli();
    List<Example.Glance> glances = new ArrayList<>(events.size());
    for (PastEvent event : events) {
      Optional<Item> item = event.item().flatMap(catalogue::find);
      glances.add(
          new Example.Glance(
              item.isPresent()
                  ? number(item.get())
                  : add(event.vector().orElseThrow().toEmbedding()),
              event.type(),
              (float) StrictMath.log(event.weight()),
              (float) ((newest - event.at().toEpochMilli()) / MILLIS_A_DAY)));
    }
    return glances;
  }

  private int number(Item item) {
    Integer known = numbers.get(item.id());
    if (known != null) {
      return known;
    }
    int number = add(item.vector());
    numbers.put(item.id(), number);
    return number;
  }

  private int add(Embedding vector) {
    vectors.add(vector);
    return vectors.size() - 1;
  }

  /** Those drawn, person by person. */
  public List<Example> drawn() {
    return Collections.unmodifiableList(examples);
  }

  /** What the numbers in the examples stand for. */
  public List<Embedding> vectors() {
    return Collections.unmodifiableList(vectors);
  }
}
