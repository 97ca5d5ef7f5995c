package penchant.infra.cohorts;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.CqlSession;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.Done;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import penchant.domain.behavior.EventWeights;
import penchant.domain.clustering.CohortChange;
import penchant.domain.clustering.CohortRow;
import penchant.domain.clustering.CohortTable;
import penchant.domain.clustering.DeedSum;
import penchant.domain.decay.DecayedSum;
import penchant.domain.decay.HalfLife;
import penchant.domain.interest.Fold;
import penchant.domain.vector.QuantisedVector;
import penchant.domain.vector.VectorSpace;
import penchant.infra.cassandra.RealCassandra;

/** A cohort of many users on a real Cassandra. */
@ExtendWith(RealCassandra.class)
class LargeCohortIT {

  private static final VectorSpace SPACE = new VectorSpace("test", 384);
  private static final HalfLife WEEK = new HalfLife(Duration.ofDays(7));
  private static final Fold FOLD =
      Fold.named(
          "test",
          SPACE,
          new HalfLife(Duration.ofDays(45)),
          WEEK,
          EventWeights.standard(),
          30,
          8,
          0.6,
          8,
          1000);
  private static final long LANDMARK = 1_700_000_000_000L;

  /** Beyond those that a system on the same tables would use. */
  private static final int COHORT = 1_000;

  private static final int ROWS = 50_000;
  private static final int ROWS_IN_A_WRITE = 50;
  private static final int WRITES_AT_ONCE = 32;

  private final CohortRowsTable table;

  LargeCohortIT(CqlSession session) {
    table = new CohortRowsTable(session, FOLD, 50_000, ForkJoinPool.commonPool());
  }

  private static CohortRow row(int number, SplittableRandom random) {
    byte[] values = new byte[SPACE.dimensions()];
    random.nextBytes(values);
    SortedMap<String, DeedSum> deeds = new TreeMap<>();
    deeds.put(
        "item:" + number % 100,
        new DeedSum(new DecayedSum(1 + number % 3, LANDMARK), 1_024L * number));
    return new CohortRow(
        "user" + number,
        number + 1,
        Optional.of(QuantisedVector.of(0.01f, values)),
        false,
        number % 7 == 0 ? OptionalLong.empty() : OptionalLong.of(number % 7),
        deeds);
  }

  private static <T> T await(CompletionStage<T> stage) {
    return stage.toCompletableFuture().orTimeout(60, TimeUnit.SECONDS).join();
  }

  private void write(List<CohortRow> rows) {
    List<CompletionStage<Done>> writes = new ArrayList<>();
    for (int from = 0; from < rows.size(); from += ROWS_IN_A_WRITE) {
      writes.add(
          table.write(COHORT, rows.subList(from, Math.min(rows.size(), from + ROWS_IN_A_WRITE))));
      if (writes.size() == WRITES_AT_ONCE) {
        writes.forEach(LargeCohortIT::await);
        writes.clear();
      }
    }
    writes.forEach(LargeCohortIT::await);
  }

  @Test
  void fiftyThousandRowsAreReadBackAsTheyWereAndAllAreCounted() {
    SplittableRandom random = new SplittableRandom(5);
    List<CohortRow> written = new ArrayList<>();
    for (int number = 0; number < ROWS; number++) {
      written.add(row(number, random));
    }
    write(written);

    List<CohortRow> read = await(table.load(COHORT));
    CohortTable cohort = new CohortTable(SPACE.dimensions(), WEEK);
    read.forEach(cohort::restore);

    assertThat(read).hasSize(ROWS);
    assertThat(Set.copyOf(read).equals(Set.copyOf(written))).isTrue();
    CohortChange change = cohort.changesAfter(0);
    assertThat(change.rows()).isEqualTo(ROWS);
    assertThat(change.groups()).hasSize(1);
    assertThat(change.groups().get(0).members()).isEqualTo(ROWS);
  }
}
