package penchant.domain.behavior;

import java.util.Locale;
import java.util.Optional;

/** The kinds of behaviour. Their names in the API are in the journal too: they never change. */
public enum BehaviorType {
  VIEW,
  SEARCH,
  CLICK,
  CART,
  PURCHASE,
  RETURN,
  RATING,
  LIKE,
  DISLIKE,
  COMMENT,
  SHARE,
  FOLLOW,
  SKIP;

  private final String wireName = name().toLowerCase(Locale.ROOT);

  /** The name in the API and in configuration. */
  public String wireName() {
    return wireName;
  }

  public static Optional<BehaviorType> ofWireName(String name) {
    for (BehaviorType type : values()) {
      if (type.wireName.equals(name)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }
}
