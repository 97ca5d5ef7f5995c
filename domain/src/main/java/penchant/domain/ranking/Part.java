package penchant.domain.ranking;

/** The parts of a score, in the order in which they are added: that of their names. */
enum Part {
  /** Where the recent events point to, by a trained network. */
  ATTENTION(0, "attention"),
  /** Popular in the clusters that the person is near to. */
  CLUSTER(1, "cluster"),
  /** Labelled with what the request says of the circumstances. */
  CONTEXT(2, "context"),
  /** Popular in the clusters that the person turns to next, by a trained network. */
  FORESIGHT(3, "foresight"),
  /** New, for items that nobody did anything with yet. */
  FRESH(4, "fresh"),
  /** Done by others who did what the person did. */
  GRAPH(5, "graph"),
  /** Near one of the person's interests. */
  INTEREST(6, "interest"),
  /** Near to what the person turned away; takes off. */
  NEGATIVE(7, "negative"),
  /** Popular with everybody. */
  POPULARITY(8, "popularity"),
  /** Near to what the person did last. */
  SHORT(9, "short");

  /** Of a list of similar items only. */
  static final String SIMILARITY = "similarity";

  private final int place;
  private final String label;

  Part(int place, String label) {
    this.place = place;
    this.label = label;
  }

  /** Where it stands in an array of all parts. */
  int place() {
    return place;
  }

  /** The name in answers. */
  String label() {
    return label;
  }
}
