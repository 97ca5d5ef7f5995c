package penchant.infra.cli;

import java.net.URI;

/** Addresses as they are typed on a command line. */
final class Addresses {

  private Addresses() {}

  /**
   * Demands that {@code url} is one that a node may have.
   *
   * @throws CommandFailedException if it is not an http address
   */
  static void check(URI url) {
    String scheme = url.getScheme();
    if (url.getHost() == null || scheme == null || !scheme.matches("https?")) {
      throw new CommandFailedException(
          "--url is " + url + ", must be an address such as http://127.0.0.1:8080");
    }
  }
}
