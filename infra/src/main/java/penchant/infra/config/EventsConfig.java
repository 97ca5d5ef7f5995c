package penchant.infra.config;

import com.typesafe.config.Config;
import java.util.EnumMap;
import java.util.Map;
import penchant.domain.behavior.BehaviorType;
import penchant.domain.behavior.BurstRule;
import penchant.domain.behavior.EventWeights;

/** Reads {@code events.conf}. */
public final class EventsConfig {

  private EventsConfig() {}

  /**
   * What events of each kind weigh.
   *
   * @throws InvalidSettingException if a kind has no weight or one out of range
   */
  public static EventWeights weights(Config root) {
    Settings events = Settings.at(root, "penchant.events");
    Settings weights = events.block("weights");
    Map<BehaviorType, Double> byType = new EnumMap<>(BehaviorType.class);
    for (BehaviorType type : BehaviorType.values()) {
      byType.put(type, weights.number(type.wireName(), -1_000, 1_000));
    }
    return new EventWeights(byType, events.number("quantity-cap", 1, 21));
  }

  /**
   * What counts as a burst.
   *
   * @throws InvalidSettingException if a setting is out of range, or if profiles remember too few
   *     events for bursts to be seen
   */
  public static BurstRule burstRule(Config root) {
    Settings burst = Settings.at(root, "penchant.events").block("burst");
    int remembered = InterestConfig.recentEvents(root);
    return new BurstRule(burst.integer("most-events", 1, remembered), burst.duration("window"));
  }
}
