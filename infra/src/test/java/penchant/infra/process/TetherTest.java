package penchant.infra.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TetherTest {

  private static final long PATIENCE_SECONDS = 30;

  @TempDir Path directory;

  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
  private final CompletableFuture<Integer> exitCode = new CompletableFuture<>();

  /** Says its arguments and goes on for ever. */
  static final class Endless {
    public static void main(String[] arguments) throws InterruptedException {
      System.out.println("arguments " + String.join(" ", arguments));
      new CountDownLatch(1).await();
    }
  }

  /** Starts an endless child, says its id, and goes on for ever. */
  static final class Parent {
    public static void main(String[] arguments) throws IOException, InterruptedException {
      ChildProcess child =
          ChildProcess.start(
              "grandchild",
              command(Endless.class),
              Path.of("."),
              line -> System.out.println("grandchild " + line),
              exitCode -> {});
      System.out.println("pid " + child.pid());
      new CountDownLatch(1).await();
    }
  }

  private static JavaCommand command(Class<?> mainClass, String... arguments) {
    return new JavaCommand(
        JavaCommand.ownJavaHome(),
        List.of("-Xmx32m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
        System.getProperty("java.class.path"),
        mainClass.getName(),
        List.of(arguments));
  }

  private ChildProcess start(JavaCommand command) throws IOException {
    return ChildProcess.start("child", command, directory, lines::add, exitCode::complete);
  }

  private String nextLine() throws InterruptedException {
    String line = lines.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    return line == null ? "nothing was said" : line;
  }

  @Test
  void aChildGetsItsArgumentsAndEndsInOrderWhenItIsAsked() throws Exception {
    ChildProcess child = start(command(Endless.class, "one", "two"));
    assertThat(nextLine()).isEqualTo("arguments one two");

    child.askToEnd();

    assertThat(exitCode.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isZero();
  }

  @Test
  void aChildIgnoresCtrlC() throws Exception {
    ChildProcess child = start(command(Endless.class));
    nextLine();

    signal("INT", child.pid());
    signal("HUP", child.pid());
    child.askToEnd();

    assertThat(exitCode.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isZero();
  }

  @Test
  void aChildEndsWhenItsParentIsKilled() throws Exception {
    ChildProcess parent = start(command(Parent.class));
    String line = nextLine();
    while (!line.startsWith("pid ")) {
      line = nextLine();
    }
    ProcessHandle grandchild =
        ProcessHandle.of(Long.parseLong(line.substring("pid ".length()))).orElseThrow();

    parent.kill();

    assertThat(endOf(grandchild)).isTrue();
  }

  @Test
  void aChildThatDoesNotEndInTimeIsKilled() throws Exception {
    ChildProcess child = start(command(Endless.class));
    nextLine();

    child.awaitEnd(Duration.ofMillis(1));

    assertThat(exitCode.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo(128 + 9);
  }

  private static void signal(String name, long pid) throws Exception {
    int exit = new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start().waitFor();
    assertThat(exit).isZero();
  }

  private static boolean endOf(ProcessHandle process) throws Exception {
    try {
      process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      return true;
    } catch (TimeoutException stillThere) {
      process.destroyForcibly();
      return false;
    }
  }
}
