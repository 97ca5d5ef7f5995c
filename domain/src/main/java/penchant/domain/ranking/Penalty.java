package penchant.domain.ranking;

/** What speaks against an item as the next of a list that is begun. Stateful, for one list. */
interface Penalty {

  /** What is taken off a candidate's score for its place, 0 or more. */
  double of(ScoredItem candidate);

  /** This one was taken as the next. */
  void taken(ScoredItem item);
}
