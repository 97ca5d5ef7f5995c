package penchant.infra.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import penchant.infra.config.Installation;
import penchant.infra.config.LauncherConfig;

/**
 * One real Cassandra for all test classes of this JVM, with the schema in it:
 * {@code @ExtendWith(RealCassandra.class)}, and a parameter of type {@link ContactPoint} or {@link
 * CqlSession}. It starts with the first class that asks and ends with the JVM; tests share its
 * tables, so each takes ids of its own.
 */
public final class RealCassandra implements BeforeAllCallback, ParameterResolver {

  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(RealCassandra.class);

  @Override
  public void beforeAll(ExtensionContext context) {
    shared(context);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type.equals(ContactPoint.class) || type.equals(CqlSession.class);
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Shared shared = shared(context);
    return parameter.getParameter().getType().equals(CqlSession.class)
        ? shared.session
        : shared.cassandra.contactPoint();
  }

  private static Shared shared(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(Shared.class, key -> Shared.start(), Shared.class);
  }

  private static final class Shared implements AutoCloseable {

    private final Path directory;
    private final OwnCassandra cassandra;
    private final CqlSession session;

    private Shared(Path directory, OwnCassandra cassandra, CqlSession session) {
      this.directory = directory;
      this.cassandra = cassandra;
      this.session = session;
    }

    static Shared start() {
      Installation installation = Installation.find();
      Path directory = newDirectory();
      OwnCassandra cassandra =
          OwnCassandra.begin(
              LauncherConfig.read(installation.configuration()).cassandra(),
              installation,
              directory,
              new Failures());
      cassandra.awaitStart();
      CqlSession session = Sessions.open(cassandra.contactPoint(), "datacenter1");
      new Schema(session).apply(SchemaScript.read(installation.configFile("schema.cql")));
      return new Shared(directory, cassandra, session);
    }

    private static Path newDirectory() {
      try {
        return Files.createTempDirectory(
            Files.createDirectories(Path.of("target").toAbsolutePath()), "cassandra-");
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }

    @Override
    public void close() throws IOException {
      session.close();
      cassandra.close();
      try (Stream<Path> files = Files.walk(directory)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  /** What must not happen in a test is said at least. */
  private static final class Failures implements OwnCassandra.Listener {
    @Override
    public void say(String line) {
      System.err.println(line);
    }

    @Override
    public void restarted() {
      System.err.println("the tests' Cassandra died and was started again");
    }
  }
}
