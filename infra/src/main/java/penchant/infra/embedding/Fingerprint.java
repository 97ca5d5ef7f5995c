package penchant.infra.embedding;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names a vector space by everything that decides its vectors. */
final class Fingerprint {

  private static final int BUFFER_BYTES = 1 << 16;
  private static final int ID_BYTES = 8;

  private final MessageDigest digest = sha256();

  /** Adds a file's bytes; a model of 90 MB takes a fraction of a second. */
  Fingerprint file(Path file) throws IOException {
    MessageDigest content = sha256();
    byte[] buffer = new byte[BUFFER_BYTES];
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        content.update(buffer, 0, read);
      }
    }
    digest.update(content.digest());
    return this;
  }

  Fingerprint text(String text) {
    digest.update(text.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
    return this;
  }

  /** 16 hexadecimal digits. Ends this fingerprint. */
  String id() {
    return HexFormat.of().formatHex(digest.digest(), 0, ID_BYTES);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
