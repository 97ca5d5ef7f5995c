package penchant.infra.process;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;

/**
 * The main class of every child process: runs another class's {@code main}, and ends the process in
 * order when stdin closes.
 *
 * <p>The parent holds the other end of that pipe. It closes it to end the child, and the kernel
 * closes it when the parent dies, even of {@code kill -9}, so no child is left behind. Ctrl-C and a
 * closed terminal reach every process in the foreground at once; a child ignores both, so that the
 * parent alone decides what ends first.
 *
 * <p>Cassandra runs behind this class too, with nothing else of Penchant on its class path: it uses
 * the JDK only, and is one class file.
 */
public final class Tether {

  private Tether() {}

  /**
   * Runs the main class in this process.
   *
   * @param arguments the name of the main class, then its arguments
   */
  public static void main(String[] arguments) throws ReflectiveOperationException {
    ignoreSignal("INT");
    ignoreSignal("HUP");
    Thread watcher = new Thread(Tether::endWithParent, "tether");
    watcher.setDaemon(true);
    watcher.start();
    try {
      Class.forName(arguments[0])
          .getMethod("main", String[].class)
          .invoke(null, (Object) Arrays.copyOfRange(arguments, 1, arguments.length));
    } catch (InvocationTargetException failed) {
      if (failed.getCause() instanceof Error error) {
        throw error;
      }
      if (failed.getCause() instanceof RuntimeException unchecked) {
        throw unchecked;
      }
      throw failed;
    }
  }

  private static void endWithParent() {
    try {
      InputStream parent = System.in;
      while (parent.read() >= 0) {
        // Whatever is written means nothing: only the end counts.
      }
    } catch (IOException broken) {
      System.err.println("the pipe from the parent process is broken: " + broken.getMessage());
    }
    System.exit(0);
  }

  /** By reflection: the compiler refuses sun.misc without a warning that cannot be turned off. */
  private static void ignoreSignal(String name) throws ReflectiveOperationException {
    Class<?> signal = Class.forName("sun.misc.Signal");
    Class<?> handler = Class.forName("sun.misc.SignalHandler");
    signal
        .getMethod("handle", signal, handler)
        .invoke(
            null,
            signal.getConstructor(String.class).newInstance(name),
            handler.getField("SIG_IGN").get(null));
  }
}
