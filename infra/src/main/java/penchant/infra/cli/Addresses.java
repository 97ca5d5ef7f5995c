package penchant.infra.cli;

import java.net.URI;

/** Addresses as they are typed on a command line. */
final class Addresses {

  private Addresses() {}

  /**
   * The address of {@code path} below {@code base}, whether that ends with a slash or not.
   *
   * @throws CommandFailedException if {@code base} is not an http address
   */
  static URI below(URI base, String path) {
    String scheme = base.getScheme();
    if (base.getHost() == null || scheme == null || !scheme.matches("https?")) {
      throw new CommandFailedException(
          "--url is " + base + ", must be an address such as http://127.0.0.1:8080");
    }
    String text = base.toString();
    return URI.create(text + (text.endsWith("/") ? "" : "/") + path);
  }
}
