package penchant.infra.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ClusterBenchTest {

  @TempDir Path directory;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    List<String> all = new ArrayList<>(List.of("cluster"));
    all.addAll(List.of(arguments));
    return new CommandLine(new BenchCommand())
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err, true))
        .setExecutionExceptionHandler(
            (failure, command, parsed) -> {
              command.getErr().println(failure.getMessage());
              return 1;
            })
        .setParameterExceptionHandler(
            (mistake, given) -> {
              mistake.getCommandLine().getErr().println(mistake.getMessage());
              return 2;
            })
        .execute(all.toArray(String[]::new));
  }

  private void assertOneLine(String expected) {
    assertThat(err.toString().strip()).contains(expected).doesNotContain("\n");
    assertThat(out.toString()).isEmpty();
  }

  private String file(String name, String content) throws IOException {
    return Files.writeString(directory.resolve(name), content).toString();
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    assertThat(run("--texts", directory.resolve("nowhere").toString())).isEqualTo(1);

    assertOneLine("nowhere: no such file");
  }

  @Test
  void anEmptyFileIsRefused() throws IOException {
    assertThat(run("--texts", file("empty", ""))).isEqualTo(1);

    assertOneLine("empty: empty, expected one entry a line");
  }

  @Test
  void labelsOfAnotherNumberAreRefused() throws IOException {
    String texts = file("texts", "one\ntwo\n\nfour\n");

    assertThat(run("--texts", texts, "--labels", file("labels", "1\n2\n3\n"))).isEqualTo(1);

    assertOneLine("labels: 3 labels for 4 texts");
  }

  @Test
  void moreBatchesThanLinesAreRefused() throws IOException {
    assertThat(run("--texts", file("texts", "one\ntwo\n"), "--batches", "3")).isEqualTo(1);

    assertOneLine("--batches is 3, but");
  }

  @Test
  void numbersBelowOneAreRefused() throws IOException {
    assertThat(run("--texts", file("texts", "one\n"), "--k", "0")).isEqualTo(2);

    assertOneLine("--k must be at least 1, was 0");
  }

  @Test
  void aFixedNumberAndAnAdaptiveOneExcludeEachOther() throws IOException {
    assertThat(run("--texts", file("texts", "one\n"), "--k", "1", "--adaptive")).isEqualTo(2);

    assertOneLine("mutually exclusive");
  }

  @Test
  void aFileThatOnlyBeginsLikeAPackedOneIsRefused() throws IOException {
    Path broken = directory.resolve("broken.gz");
    Files.write(
        broken, new byte[] {0x1f, (byte) 0x8b, 'n', 'o', 't', ' ', 'g', 'z', 'i', 'p', '!'});

    assertThat(run("--texts", broken.toString())).isEqualTo(1);

    assertOneLine("broken.gz: cannot be read");
  }

  @Test
  void aPackedFileThatWasCutIsRefused() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream stream = new GZIPOutputStream(packed)) {
      stream.write("first\nsecond\n".repeat(1_000).getBytes(StandardCharsets.UTF_8));
    }
    Path cut = directory.resolve("cut.gz");
    Files.write(cut, Arrays.copyOf(packed.toByteArray(), packed.size() / 2));

    assertThat(run("--texts", cut.toString())).isEqualTo(1);

    assertOneLine("cut.gz: cannot be read");
  }

  @Test
  void aDirectoryIsRefused() {
    assertThat(run("--texts", directory.toString())).isEqualTo(1);

    assertOneLine("cannot be read");
  }

  @Test
  void textsMayBePackedAndKeepTheirEmptyLines() throws IOException {
    Path packed = directory.resolve("texts.gz");
    try (OutputStream file = new GZIPOutputStream(Files.newOutputStream(packed))) {
      file.write("first\n\nthird: ünïcode\r\nlast".getBytes(StandardCharsets.UTF_8));
    }

    assertThat(Lines.of(packed)).containsExactly("first", "", "third: ünïcode", "last");
  }

  @Test
  void bytesThatAreNoTextAreRefused() throws IOException {
    Path binary = directory.resolve("binary");
    Files.write(binary, new byte[] {'a', '\n', (byte) 0xff, (byte) 0xfe});

    assertThat(run("--texts", binary.toString())).isEqualTo(1);

    assertOneLine("binary: not in UTF-8");
  }
}
