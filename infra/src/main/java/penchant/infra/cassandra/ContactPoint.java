package penchant.infra.cassandra;

import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import penchant.infra.config.InvalidSettingException;

/** Where a Cassandra answers CQL. */
public record ContactPoint(String host, int port) {

  private static final Pattern SHAPE =
      Pattern.compile("(\\[[^\\]]+\\]|[^:\\[\\]]+)(?::(\\d{1,5}))?");
  private static final int DEFAULT_PORT = 9042;

  public ContactPoint {
    if (host.isBlank() || port < 1 || port > 65_535) {
      throw new InvalidSettingException(
          "Cassandra's address is " + host + ":" + port + ", must be HOST:PORT");
    }
  }

  /** Reads {@code HOST:PORT} or {@code HOST}, which means port 9042. */
  public static ContactPoint parse(String text) {
    Matcher matcher = SHAPE.matcher(text.strip());
    if (!matcher.matches()) {
      throw new InvalidSettingException(
          "Cassandra's address is '" + text + "', must be HOST:PORT, such as 127.0.0.1:9042");
    }
    int port = Optional.ofNullable(matcher.group(2)).map(Integer::parseInt).orElse(DEFAULT_PORT);
    return new ContactPoint(matcher.group(1), port);
  }

  /** The address, looked up now. */
  public InetSocketAddress address() {
    return new InetSocketAddress(host, port);
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}
