package penchant.domain.ranking;

/** The parts of a score, in the order in which they are added: that of their names. */
enum Part {
  /** Popular in the clusters that the person is near to. */
  CLUSTER(0, "cluster"),
  /** Labelled with what the request says of the circumstances. */
  CONTEXT(1, "context"),
  /** New, for items that nobody did anything with yet. */
  FRESH(2, "fresh"),
  /** Done by others who did what the person did. */
  GRAPH(3, "graph"),
  /** Near one of the person's interests. */
  INTEREST(4, "interest"),
  /** Near to what the person turned away; takes off. */
  NEGATIVE(5, "negative"),
  /** Popular with everybody. */
  POPULARITY(6, "popularity"),
  /** Near to what the person did last. */
  SHORT(7, "short");

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
