package penchant.actors.user;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import penchant.actors.clustering.Cohort;
import penchant.actors.clustering.RowSize;
import penchant.domain.clustering.Deed;

class UnreportedFactsTest {

  private static final String LONGEST_ID = "😀".repeat(128);

  @Test
  void whatTheCohortHasOnlyTakenIsNotAcknowledged() {
    UnreportedFacts facts = new UnreportedFacts("ann");
    facts.recorded(List.of(deed("spade")));
    facts.recorded(List.of(deed("rake")));

    facts.missingAfter(1);
    UnreportedFacts.Step second = facts.next();
    facts.missingAfter(2);
    UnreportedFacts.Step nothingNew = facts.next();
    facts.acknowledged(1);
    boolean afterTheFirst = facts.isEmpty();
    facts.acknowledged(2);

    assertThat(second).isEqualTo(new UnreportedFacts.Send(2, 2, List.of(deed("rake"))));
    assertThat(nothingNew).isEqualTo(new UnreportedFacts.Send(3, 2, List.of()));
    assertThat(afterTheFirst).isFalse();
    assertThat(facts.isEmpty()).isTrue();
  }

  @Test
  void whatTheCohortHadTakenAndLostIsReadFromTheJournal() {
    UnreportedFacts facts = new UnreportedFacts("ann");
    facts.recorded(List.of(deed("spade")));
    facts.recorded(List.of(deed("rake")));

    facts.missingAfter(2);
    facts.missingAfter(0);

    assertThat(facts.next()).isEqualTo(new UnreportedFacts.Read(1, 2));
  }

  @Test
  void aCohortThatIsInDoubtIsAskedHowFarItIs() {
    UnreportedFacts facts = new UnreportedFacts("ann");
    facts.recovered(7);
    facts.acknowledged(7);

    facts.doubt();

    assertThat(facts.isEmpty()).isFalse();
    assertThat(facts.next()).isEqualTo(new UnreportedFacts.Send(8, 7, List.of()));
  }

  @Test
  void aReportEndsBeforeItIsTooLargeToBeWritten() {
    UnreportedFacts facts = new UnreportedFacts(LONGEST_ID);
    for (int i = 0; i < 150; i++) {
      facts.recorded(List.of(deed(LONGEST_ID)));
    }

    UnreportedFacts.Send send = (UnreportedFacts.Send) facts.next();

    int bytes = send.deeds().stream().mapToInt(deed -> RowSize.ofDeed(LONGEST_ID, deed)).sum();
    assertThat(bytes).isBetween(Cohort.MOST_REPORT_BYTES - 2_000, Cohort.MOST_REPORT_BYTES);
    assertThat(send.to()).isEqualTo(send.deeds().size());
  }

  private static Deed deed(String item) {
    return new Deed(Deed.ofItem(item), 1, 0);
  }
}
