package penchant.infra.cohorts;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.CqlSession;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import penchant.actors.clustering.RowSize;
import penchant.domain.behavior.EventWeights;
import penchant.domain.clustering.CohortRow;
import penchant.domain.clustering.Deed;
import penchant.domain.clustering.DeedSum;
import penchant.domain.decay.DecayedSum;
import penchant.domain.decay.HalfLife;
import penchant.domain.interest.Fold;
import penchant.domain.vector.QuantisedVector;
import penchant.domain.vector.VectorSpace;
import penchant.infra.cassandra.RealCassandra;

/** Rows and sums of cohorts on a real Cassandra; each test has a cohort of its own. */
@ExtendWith(RealCassandra.class)
class CohortRowsTableIT {

  private static final QuantisedVector VECTOR = QuantisedVector.of(0.01f, new byte[] {100, -3});

  /** What a Cassandra that the launcher starts takes in one batch. */
  private static final int BATCH_FAILS_AT = 256 * 1024;

  private final CqlSession session;
  private final CohortRowsTable rows;

  CohortRowsTableIT(CqlSession session) {
    this.session = session;
    this.rows = table("test", 45);
  }

  @Test
  void rowsComeBackAsTheyWereWritten() {
    CohortRow ann = row("ann", 7, Optional.of(VECTOR), 3, "item:spade", "term:rust");
    CohortRow bob = row("bob", 1, Optional.empty(), -1);

    await(rows.write(1, List.of(ann, bob)));

    assertThat(await(rows.load(1))).containsExactlyInAnyOrder(ann, bob);
    assertThat(await(rows.load(2))).isEmpty();
  }

  @Test
  void sumsThatDidNotChangeStay() {
    await(rows.write(3, List.of(row("ann", 1, Optional.of(VECTOR), 3, "item:spade"))));
    await(rows.write(3, List.of(row("ann", 2, Optional.of(VECTOR), 4, "item:rake"))));

    assertThat(await(rows.load(3)))
        .containsExactly(row("ann", 2, Optional.of(VECTOR), 4, "item:spade", "item:rake"));
  }

  @Test
  void aVectorThatIsGoneIsGoneFromTheTable() {
    await(rows.write(4, List.of(row("ann", 1, Optional.of(VECTOR), 3, "item:spade"))));
    CohortRow without = row("ann", 2, Optional.empty(), -1, "item:spade");

    await(rows.write(4, List.of(without)));

    assertThat(await(rows.load(4))).containsExactly(without);
  }

  @Test
  void aVectorOfAnotherSpaceIsOutdated() {
    await(rows.write(5, List.of(row("ann", 1, Optional.of(VECTOR), 3, "item:spade"))));

    List<CohortRow> loaded = await(table("another", 45).load(5));

    assertThat(loaded).hasSize(1);
    assertThat(loaded.get(0).outdated()).isTrue();
    assertThat(loaded.get(0).longVector()).isEmpty();
  }

  @Test
  void whatAnotherFoldWroteIsLeftOutAndForgotten() {
    CohortRowsTable otherFold = table("test", 10);
    await(
        rows.write(
            6,
            List.of(
                row("ann", 5, Optional.of(VECTOR), 3, "item:spade", "item:rake"),
                row("bob", 5, Optional.of(VECTOR), 3, "item:spade"))));
    CohortRow anew = row("ann", 1, Optional.of(VECTOR), 3, "item:rake");

    List<CohortRow> atFirst = await(otherFold.load(6));
    await(otherFold.write(6, List.of(anew)));

    assertThat(atFirst).isEmpty();
    assertThat(await(otherFold.load(6))).containsExactly(anew);
  }

  @Test
  void aWriteIsNotLargerThanItIsReckonedToBe() {
    String[] keys = new String[2_500];
    int reckoned = 0;
    for (int i = 0; i < keys.length; i++) {
      keys[i] = Deed.ofItem("" + i);
      reckoned += RowSize.ofDeed("u", new Deed(keys[i], 1, 0));
    }
    assertThat(reckoned).isBetween(BATCH_FAILS_AT * 9 / 10, BATCH_FAILS_AT);

    await(rows.write(7, List.of(row("u", 1, Optional.of(VECTOR), 3, keys))));

    assertThat(await(rows.load(7)).get(0).deeds()).hasSize(keys.length);
  }

  private CohortRowsTable table(String space, int halfLifeDays) {
    Fold fold =
        Fold.named(
            "test",
            new VectorSpace(space, 2),
            new HalfLife(Duration.ofDays(halfLifeDays)),
            new HalfLife(Duration.ofDays(7)),
            EventWeights.standard(),
            30,
            8,
            0.6,
            8,
            1000);
    return new CohortRowsTable(session, fold, 36 * 1024, Runnable::run);
  }

  /**
   * @param cluster below 0 for none
   */
  private static CohortRow row(
      String user, long sequence, Optional<QuantisedVector> vector, long cluster, String... keys) {
    Map<String, DeedSum> deeds = new TreeMap<>();
    for (String key : keys) {
      deeds.put(key, new DeedSum(new DecayedSum(2.5, 1_000), 2_560));
    }
    return new CohortRow(
        user,
        sequence,
        vector,
        false,
        cluster < 0 ? OptionalLong.empty() : OptionalLong.of(cluster),
        new TreeMap<>(deeds));
  }

  private static <T> T await(CompletionStage<T> answer) {
    return answer.toCompletableFuture().orTimeout(30, TimeUnit.SECONDS).join();
  }
}
