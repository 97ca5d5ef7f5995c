package penchant.infra.config;

import com.typesafe.config.Config;
import penchant.domain.decay.HalfLife;
import penchant.domain.interest.Fold;
import penchant.domain.vector.VectorSpace;

/** Reads {@code interest.conf}: together with the weights of events it makes the fold. */
public final class InterestConfig {

  /** A profile as a person reads it has to fit into one message between nodes, of 256 KiB. */
  private static final int MOST_RECENT = 200;

  private static final int MOST_INTERESTS = 24;

  private InterestConfig() {}

  /**
   * The fold for vectors of {@code space}.
   *
   * @throws InvalidSettingException if a setting is out of range
   */
  public static Fold fold(Config root, VectorSpace space) {
    Settings interest = Settings.at(root, "penchant.interest");
    return Fold.named(
        "v1",
        space,
        longHalfLife(root),
        new HalfLife(interest.duration("short-half-life")),
        EventsConfig.weights(root),
        recentEvents(root),
        interest.integer("most-interests", 1, MOST_INTERESTS),
        interest.number("join-cosine", -0.99, 1),
        interest.integer("representatives", 1, MOST_INTERESTS),
        interest.integer("id-window", 1_000, 1_000_000));
  }

  /** How many of a person's newest events a profile remembers. */
  static int recentEvents(Config root) {
    return Settings.at(root, "penchant.interest").integer("recent-events", 1, MOST_RECENT);
  }

  /** The half-life of lasting interests, which popularity shares. */
  public static HalfLife longHalfLife(Config root) {
    return new HalfLife(Settings.at(root, "penchant.interest").duration("long-half-life"));
  }
}
