package penchant.infra.http.events;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import penchant.domain.behavior.Behavior;

/**
 * Events of a request whose items nobody knows. They are recorded, but without a vector they say
 * nothing of the person's interests.
 *
 * @param events how many
 * @param items ids of the items, the first {@value #MOST_NAMED} of them
 */
public record UnknownItems(int events, List<String> items) {

  static final int MOST_NAMED = 20;

  public static UnknownItems of(Map<String, List<Behavior>> byUser) {
    Set<String> items = new LinkedHashSet<>();
    int events = 0;
    for (List<Behavior> behaviors : byUser.values()) {
      for (Behavior behavior : behaviors) {
        if (behavior.item().isPresent() && behavior.vector().isEmpty()) {
          events++;
          if (items.size() < MOST_NAMED) {
            items.add(behavior.item().get());
          }
        }
      }
    }
    return new UnknownItems(events, List.copyOf(items));
  }
}
