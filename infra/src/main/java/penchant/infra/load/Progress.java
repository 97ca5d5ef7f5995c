package penchant.infra.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * Shows how far a long job is: a bar with rate and time left on a terminal, else a line at times.
 */
public abstract class Progress implements AutoCloseable {

  private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);

  private long lastNotice = System.nanoTime() - BETWEEN_LINES.toNanos();
  private String lastText = "";

  /** Starts to show on {@code err}. */
  public static Progress of(String task, String unit, long total, PrintStream err) {
    return isTerminal() ? new Bar(task, unit, total, err) : new Plain(task, unit, total, err);
  }

  /** For what is over in a moment: shows nothing. */
  public static Progress none() {
    return new Plain("", "", 0, new PrintStream(OutputStream.nullOutputStream(), false, UTF_8));
  }

  /** So many more are done. May be called from any thread. */
  public abstract void step(long more);

  /** Says what is waited for; the same line not more often than every five seconds. */
  public final synchronized void notice(String text) {
    long now = System.nanoTime();
    if (!text.equals(lastText) || now - lastNotice > BETWEEN_LINES.toNanos()) {
      lastNotice = now;
      lastText = text;
      show(text);
    }
  }

  abstract void show(String text);

  @Override
  public abstract void close();

  /** Asks the system: {@link System#console} looks at the other two streams. */
  static boolean isTerminal() {
    try {
      return new ProcessBuilder("test", "-t", "2").inheritIO().start().waitFor() == 0;
    } catch (IOException noSuchCommand) {
      return false;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static final class Bar extends Progress {
    private final ProgressBar bar;
    private final PrintStream err;

    Bar(String task, String unit, long total, PrintStream err) {
      this.err = err;
      bar =
          new ProgressBarBuilder()
              .setTaskName(task)
              .setInitialMax(total)
              .setUnit(" " + unit, 1)
              .setStyle(ProgressBarStyle.ASCII)
              .setConsumer(new ConsoleProgressBarConsumer(err))
              .setUpdateIntervalMillis(250)
              .showSpeed()
              .build();
    }

    @Override
    public void step(long more) {
      bar.stepBy(more);
    }

    @Override
    void show(String text) {
      err.println("\r" + text);
    }

    @Override
    public void close() {
      bar.close();
    }
  }

  /** One line every five seconds: for logs, and for those who cannot see a bar. */
  static final class Plain extends Progress {
    private final String task;
    private final String unit;
    private final long total;
    private final PrintStream err;
    private final long started = System.nanoTime();
    private long done;
    private long lastLine = started;

    Plain(String task, String unit, long total, PrintStream err) {
      this.task = task;
      this.unit = unit;
      this.total = total;
      this.err = err;
    }

    @Override
    public synchronized void step(long more) {
      done += more;
      long now = System.nanoTime();
      if (now - lastLine >= BETWEEN_LINES.toNanos()) {
        lastLine = now;
        double rate = done / ((now - started) / 1e9);
        err.printf(
            Locale.ROOT,
            "%s: %,d of %,d %s, %,.0f/s, %,.0f s left%n",
            task,
            done,
            total,
            unit,
            rate,
            Math.max(0, total - done) / rate);
      }
    }

    @Override
    void show(String text) {
      err.println(text);
    }

    /** What came of it, so that a log shows the end and not only the way. */
    @Override
    public synchronized void close() {
      if (total > 0) {
        err.printf(
            Locale.ROOT,
            "%s: %,d of %,d %s in %.1f s%n",
            task,
            done,
            total,
            unit,
            (System.nanoTime() - started) / 1e9);
      }
    }
  }
}
