package penchant.infra.serialization;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Objects;

/** Bytes that stand in journals, as they were written when their form was new. */
final class GoldenFiles {

  private static final JournalSerializer SERIALIZER = new JournalSerializer();

  private GoldenFiles() {}

  /** The bytes of the file still read as {@code stored}. */
  static void assertReads(String file, Object stored) throws IOException {
    assertThat(SERIALIZER.fromBinary(bytes(file), SERIALIZER.manifest(stored))).isEqualTo(stored);
  }

  /** The bytes of the file still read as {@code stored}, and that is still written as them. */
  static void assertReadsAndWrites(String file, Object stored) throws IOException {
    assertThat(HexFormat.of().formatHex(SERIALIZER.toBinary(stored)))
        .isEqualTo(HexFormat.of().formatHex(bytes(file)));
    assertReads(file, stored);
  }

  static byte[] bytes(String file) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(GoldenFiles.class.getResourceAsStream("/golden/" + file), file)) {
      return HexFormat.of()
          .parseHex(new String(in.readAllBytes(), StandardCharsets.US_ASCII).replaceAll("\\s", ""));
    }
  }
}
