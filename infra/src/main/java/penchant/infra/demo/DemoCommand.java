package penchant.infra.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import penchant.infra.config.Installation;
import penchant.infra.launcher.Launch;
import penchant.infra.launcher.LaunchOptions;
import penchant.infra.launcher.Running;
import penchant.infra.load.LoadFailedException;
import penchant.infra.load.NodeClient;
import penchant.infra.load.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code demo}: one node with a Cassandra of its own and a made-up world that lives in it. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Starts one node with a made-up world of people whose interests drift.",
      "It has a Cassandra of its own, and shows what to look at. Ctrl-C ends it; a second start goes"
          + " on."
    })
public final class DemoCommand implements Callable<Integer> {

  private static final int EVENTS_A_SECOND = 20;
  private static final long DEFAULT_SEED = 1;
  private static final int DEFAULT_PEOPLE = 1_000;
  private static final int DEFAULT_ITEMS = 2_400;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "where everything is kept (default: data/demo of Penchant's own directory)")
  private @Nullable Path given;

  @Option(
      names = "--http",
      paramLabel = "PORT",
      description = "the port of the API (default: ${DEFAULT-VALUE})",
      defaultValue = "8080")
  private int http;

  @Option(
      names = "--people",
      paramLabel = "N",
      description = "how many people (default: " + DEFAULT_PEOPLE + ")")
  private @Nullable Integer people;

  @Option(
      names = "--items",
      paramLabel = "N",
      description = "how many items (default: " + DEFAULT_ITEMS + ")")
  private @Nullable Integer items;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "another seed is another world (default: " + DEFAULT_SEED + ")")
  private @Nullable Long seed;

  private final PrintStream out = System.out;
  private final PrintStream err = System.err;

  /** Where everything is kept, wherever the command is given. */
  Path data() {
    return given == null ? Installation.find().home().resolve("data/demo") : given;
  }

  @Override
  public Integer call() throws InterruptedException {
    ExecutorService executor = Executors.newFixedThreadPool(2, DemoCommand::daemon);
    try {
      return run(executor);
    } catch (LoadFailedException | IllegalArgumentException wrong) {
      err.println("penchant: " + wrong.getMessage());
      return 1;
    } catch (IOException unreadable) {
      err.println("penchant: " + data() + " cannot be used: " + unreadable.getMessage());
      return 1;
    } finally {
      executor.shutdownNow();
    }
  }

  private int run(ExecutorService executor) throws IOException, InterruptedException {
    Instant started = Instant.now();
    Path data = data();
    WorldFile file = new WorldFile(data);
    Optional<WorldFile.Begun> begun = file.read();
    World world = World.of(plan(begun.map(WorldFile.Begun::plan), started));
    boolean told = begun.map(WorldFile.Begun::told).orElse(false);
    List<WorldEvent> history = world.history();
    Cast cast = Cast.of(world, history);
    if (begun.isEmpty()) {
      file.write(world, false);
    }
    try (Running running = Launch.start(LaunchOptions.in(data).withHttp(http))) {
      URI url = running.urls().get(0);
      NodeClient client =
          new NodeClient(
              List.of(url),
              executor,
              time -> TimeUnit.MILLISECONDS.sleep(time.toMillis()),
              line -> say(running, line));
      Telling telling = new Telling(world, history, client);
      Story story = new Story(world, cast, client, url, out);
      Thread life =
          daemon(() -> live(world, telling, story, cast.ids(), told, file, started, running));
      life.start();
      int code = running.awaitEnd();
      life.interrupt();
      return code;
    }
  }

  private void say(Running running, String line) {
    if (!running.isEnding()) {
      err.println(line);
    }
  }

  /** Tells the history unless that is done, shows the story as early as it can, and goes on. */
  private void live(
      World world,
      Telling telling,
      Story story,
      Set<String> cast,
      boolean told,
      WorldFile file,
      Instant started,
      Running running) {
    try {
      if (!told) {
        try (Progress progress = Progress.of("Items", "items", world.items().size(), err)) {
          telling.items(progress);
        }
        telling.history(cast, true, Progress.none());
      }
      story.tell(started, Instant.now(), file.path());
      if (!told) {
        try (Progress progress = Progress.of("History", "events", telling.size(), err)) {
          telling.history(cast, false, progress);
        }
        file.write(world, true);
      }
      Random random = new Random(started.toEpochMilli());
      while (!Thread.currentThread().isInterrupted()) {
        telling.now(Instant.now().truncatedTo(ChronoUnit.MILLIS), EVENTS_A_SECOND, random);
        TimeUnit.SECONDS.sleep(1);
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    } catch (LoadFailedException | IOException stopped) {
      say(running, "penchant: the world stands still: " + stopped.getMessage());
      running.close();
    }
  }

  /** The plan of the world that was begun here, or a new one that ends now. */
  private World.Plan plan(Optional<World.Plan> begun, Instant now) {
    if (begun.isEmpty()) {
      return new World.Plan(
          orElse(seed, DEFAULT_SEED),
          orElse(people, DEFAULT_PEOPLE),
          orElse(items, DEFAULT_ITEMS),
          now.truncatedTo(ChronoUnit.SECONDS));
    }
    World.Plan plan = begun.get();
    if (orElse(seed, plan.seed()) != plan.seed()
        || orElse(people, plan.people()) != plan.people()
        || orElse(items, plan.items()) != plan.items()) {
      throw new LoadFailedException(
          data()
              + " holds another world (--seed "
              + plan.seed()
              + " --people "
              + plan.people()
              + " --items "
              + plan.items()
              + "): leave these options out, or give another --data");
    }
    return plan;
  }

  private static long orElse(@Nullable Long given, long otherwise) {
    return given == null ? otherwise : given;
  }

  private static int orElse(@Nullable Integer given, int otherwise) {
    return given == null ? otherwise : given;
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "demo");
    thread.setDaemon(true);
    return thread;
  }
}
