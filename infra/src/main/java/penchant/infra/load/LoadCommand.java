package penchant.infra.load;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code load FORMAT PATH}: items and events from files into running nodes. */
@Command(
    name = "load",
    mixinStandardHelpOptions = true,
    description = {
      "Loads items and events from files into running nodes.",
      "A load can be stopped, resumed and repeated: every event counts once."
    })
public final class LoadCommand implements Callable<Integer> {

  @Parameters(index = "0", paramLabel = "FORMAT", description = "${COMPLETION-CANDIDATES}")
  private Format format = Format.ndjson;

  @Parameters(
      index = "1",
      paramLabel = "PATH",
      description = "a directory in that format, or its file of events")
  private Path path = Path.of(".");

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "a node; may be given more than once (default: http://localhost:8080)")
  private List<URI> urls = List.of(URI.create("http://localhost:8080"));

  @Option(
      names = "--until",
      paramLabel = "TIME",
      description = "take only events before this time (RFC 3339, a date, or epoch seconds)")
  private @Nullable String until;

  @Option(
      names = "--items",
      paramLabel = "FILE",
      description = "the items, when PATH is a file of events alone")
  private @Nullable Path items;

  /** The formats, by the word typed. */
  enum Format {
    retail,
    movielens,
    mind,
    gorse,
    ndjson
  }

  @Override
  public Integer call() {
    throw new UnsupportedOperationException(
        "load " + format + " " + path + " " + urls + " " + until + " " + items);
  }
}
