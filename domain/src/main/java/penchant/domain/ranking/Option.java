package penchant.domain.ranking;

/** An item that could be shown, with its features in the order of {@link Feature}. */
public final class Option {

  private final String item;
  private final double[] features;

  Option(String item, double[] features) {
    this.item = item;
    this.features = features;
  }

  public String item() {
    return item;
  }

  public double feature(Feature feature) {
    return features[feature.place()];
  }
}
