package penchant.infra.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class ReplayServiceTest {

  private static final ActorTestKit KIT = ActorTestKit.create();
  private static final ExecutorService EXECUTOR = Executors.newFixedThreadPool(2);

  @AfterAll
  static void stop() {
    KIT.shutdownTestKit();
    EXECUTOR.shutdownNow();
  }

  @Test
  void usersThatAreWhatTheJournalSaysDoNotDiffer() {
    JournalInMemory world = new JournalInMemory();
    world.journal.put("ann", JournalInMemory.views(7));
    world.journal.put("bob", JournalInMemory.views(6_000));

    Replay replay = check(world);

    assertThat(replay.state()).isEqualTo(Replay.State.DONE);
    assertThat(replay.users()).isEqualTo(2);
    assertThat(replay.total()).isEqualTo(2);
    assertThat(replay.events()).isEqualTo(6_007);
    assertThat(replay.differences()).isZero();
  }

  @Test
  void aProfileThatTheJournalDoesNotExplainIsNamed() {
    JournalInMemory world = new JournalInMemory();
    world.journal.put("ann", JournalInMemory.views(7));
    world.journal.put("bob", JournalInMemory.views(3));
    world.wrong.add("bob");

    Replay replay = check(world);

    assertThat(replay.differences()).isEqualTo(1);
    assertThat(replay.differing()).containsExactly("bob");
  }

  @Test
  void aFactThatTheJournalLostIsADifference() {
    JournalInMemory world = new JournalInMemory();
    world.journal.put("ann", JournalInMemory.views(7));
    world.missing = 1;

    assertThat(check(world).differing()).containsExactly("ann");
  }

  @Test
  void aJournalThatIsAwayFailsTheReplayAndNotTheNextOne() {
    JournalInMemory world = new JournalInMemory();
    world.journal.put("ann", JournalInMemory.views(7));
    world.away = true;
    ReplayService service = service(world);

    Replay failed = ended(service, service.startCheck().orElseThrow());
    world.away = false;
    Replay next = ended(service, service.startCheck().orElseThrow());

    assertThat(failed.state()).isEqualTo(Replay.State.FAILED);
    assertThat(failed.error()).hasValueSatisfying(line -> assertThat(line).contains("away"));
    assertThat(next.state()).isEqualTo(Replay.State.DONE);
  }

  @Test
  void notMoreThanAFewReplaysWaitForTheirTurn() {
    JournalInMemory world = new JournalInMemory();
    world.journal.put("ann", JournalInMemory.views(7));
    CountDownLatch go = new CountDownLatch(1);
    ExecutorService slow = Executors.newSingleThreadExecutor();
    slow.execute(() -> awaitQuietly(go));
    ReplayService service =
        new ReplayService(
            world, world, JournalInMemory.FOLD, JournalInMemory.BYTES, KIT.system(), slow);

    List<Optional<String>> started =
        IntStream.range(0, 20).mapToObj(i -> service.startCheck()).toList();
    go.countDown();

    List<String> ids = started.stream().flatMap(Optional::stream).toList();
    assertThat(ids).hasSize(11);
    ids.forEach(id -> assertThat(ended(service, id).state()).isEqualTo(Replay.State.DONE));
    assertThat(service.startCheck()).isPresent();
    slow.shutdown();
  }

  private static void awaitQuietly(CountDownLatch go) {
    try {
      go.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void aReplayThatNobodyStartedIsUnknown() {
    assertThat(service(new JournalInMemory()).find("no such thing")).isEmpty();
  }

  private static Replay check(JournalInMemory world) {
    ReplayService service = service(world);
    return ended(service, service.startCheck().orElseThrow());
  }

  private static ReplayService service(JournalInMemory world) {
    return new ReplayService(
        world, world, JournalInMemory.FOLD, JournalInMemory.BYTES, KIT.system(), EXECUTOR);
  }

  private static Replay ended(ReplayService service, String id) {
    return KIT.createTestProbe()
        .awaitAssert(
            Duration.ofSeconds(10),
            () -> {
              Replay replay = service.find(id).orElseThrow();
              assertThat(replay.ended()).isTrue();
              return replay;
            });
  }
}
