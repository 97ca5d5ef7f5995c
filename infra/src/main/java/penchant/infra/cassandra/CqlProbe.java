package penchant.infra.cassandra;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;

/**
 * Asks whether somebody answers CQL, without a driver: sends OPTIONS and expects SUPPORTED (CQL
 * binary protocol v4, section 4.1.3), which Cassandra answers before any authentication.
 */
final class CqlProbe {

  private static final byte[] OPTIONS = {0x04, 0, 0, 0, 0x05, 0, 0, 0, 0};
  private static final int RESPONSE_VERSION = 0x84;
  private static final int SUPPORTED = 0x06;
  private static final int PATIENCE_MILLIS = 2_000;

  private CqlProbe() {}

  static boolean answers(ContactPoint contactPoint) {
    try (Socket socket = new Socket()) {
      socket.connect(contactPoint.address(), PATIENCE_MILLIS);
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.getOutputStream().write(OPTIONS);
      InputStream answer = socket.getInputStream();
      byte[] header = answer.readNBytes(5);
      return header.length == 5 && (header[0] & 0xff) == RESPONSE_VERSION && header[4] == SUPPORTED;
    } catch (IOException nobody) {
      return false;
    }
  }
}
