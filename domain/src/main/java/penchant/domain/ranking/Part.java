package penchant.domain.ranking;

/** The parts of a score, in the order in which they are added: that of their names. */
enum Part {
  /** Popular in the clusters that the person is near to. */
  CLUSTER("cluster"),
  /** Labelled with what the request says of the circumstances. */
  CONTEXT("context"),
  /** New, for items that nobody did anything with yet. */
  FRESH("fresh"),
  /** Near one of the person's interests. */
  INTEREST("interest"),
  /** Near to what the person turned away; takes off. */
  NEGATIVE("negative"),
  /** Popular with everybody. */
  POPULARITY("popularity"),
  /** Near to what the person did last. */
  SHORT("short");

  /** Of a list of similar items only. */
  static final String SIMILARITY = "similarity";

  private final String label;

  Part(String label) {
    this.label = label;
  }

  /** The name in answers. */
  String label() {
    return label;
  }
}
