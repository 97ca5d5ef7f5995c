package penchant.infra.journal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReplayedRowsTest {

  private final ReplayedRows<String> rows = new ReplayedRows<>(100, 10);

  @Test
  void ofTwoRowsOfOneNumberThatOfTheNewerWriterCounts() {
    add("1 old", "2 old", "3 old", "3 new", "4 old", "4 new", "5 new");

    assertThat(rows.from(1)).containsExactly("1 old", "2 old", "3 new", "4 new", "5 new");
  }

  @Test
  void whatAnOldWriterHasBeyondTheNewerOneIsLeftOut() {
    add("1 old", "2 old", "2 new", "3 old", "4 old");

    assertThat(rows.from(1)).containsExactly("1 old", "2 new");
  }

  @Test
  void aLateRowOfAnOldWriterDoesNotTakeTheNewerOneAway() {
    add("1 old", "2 new", "2 old", "3 new");

    assertThat(rows.from(1)).containsExactly("1 old", "2 new", "3 new");
  }

  @Test
  void whatIsLeftOfALongJournalIsOfTheNewestWriterOnly() {
    add("1 a", "2 a", "2 b", "3 a", "3 b", "3 c", "4 b", "4 c");

    assertThat(rows.from(2)).containsExactly("2 b", "3 c", "4 c");
  }

  @Test
  void likeARecoveryItTakesNothingBackBeyondItsWindow() {
    ReplayedRows<String> narrow = new ReplayedRows<>(2, 10);

    for (int number = 1; number <= 4; number++) {
      narrow.add(number, "old", number + " old");
    }
    narrow.add(2, "new", "2 new");

    assertThat(narrow.from(1)).containsExactly("1 old", "2 old", "3 old", "2 new");
  }

  private void add(String... numbersAndWriters) {
    for (String row : numbersAndWriters) {
      String[] parts = row.split(" ", -1);
      rows.add(Long.parseLong(parts[0]), parts[1], row);
    }
  }
}
