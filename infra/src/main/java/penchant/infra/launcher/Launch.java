package penchant.infra.launcher;

/** Starts a Cassandra and nodes as processes of their own. */
public final class Launch {

  private Launch() {}

  /**
   * Starts what {@code options} ask for and returns when every node is ready. Says what it does on
   * stderr. What it has started ends with this JVM, however that ends.
   *
   * @throws LaunchFailedException if that cannot be; nothing is left running then
   */
  public static Running start(LaunchOptions options) {
    return java.util.Optional.<Running>empty()
        .orElseThrow(() -> new UnsupportedOperationException("launch " + options));
  }
}
