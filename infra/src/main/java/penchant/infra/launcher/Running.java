package penchant.infra.launcher;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** Nodes that answer, until they are closed or have all ended. */
public interface Running extends AutoCloseable {

  /** The address of each node, by index; a node that has ended since keeps its place. */
  List<URI> urls();

  Path dataDirectory();

  /** Waits until no node is left, or {@link #close} was called; the result is the exit code. */
  int awaitEnd() throws InterruptedException;

  /** Whether the end has begun: from here on nodes that do not answer are no news. */
  boolean isEnding();

  /** Ends the nodes in order, then Cassandra, and waits for that. May be called more than once. */
  @Override
  void close();
}
