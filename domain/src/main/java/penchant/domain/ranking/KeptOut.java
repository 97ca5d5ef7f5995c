package penchant.domain.ranking;

/** Why an item stands in no list of a person, however well it fits. */
public enum KeptOut {
  /** The item is hidden from everybody. */
  HIDDEN,
  /** The person has turned it away. */
  TURNED_AWAY,
  /** The person has met it, and repeats are not wanted here. */
  SEEN,
  /** The person wants nothing of its kind. */
  KIND_TURNED_AWAY
}
