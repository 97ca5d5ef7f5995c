package penchant.infra.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Names an input by what is in it, so that a copy elsewhere is the same source. */
final class InputHash {

  private static final int BYTES = 16;

  private InputHash() {}

  static String of(List<Path> files, String variant) throws IOException {
    MessageDigest sha = sha256();
    sha.update(variant.getBytes(UTF_8));
    byte[] buffer = new byte[1 << 16];
    for (Path file : files) {
      try (InputStream bytes = Files.newInputStream(file)) {
        for (int read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
          sha.update(buffer, 0, read);
        }
      }
    }
    return "sha256:" + HexFormat.of().formatHex(sha.digest(), 0, BYTES);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }
}
