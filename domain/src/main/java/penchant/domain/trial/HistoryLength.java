package penchant.domain.trial;

import java.util.Arrays;

/** How many events of a person were known when the lists were made. */
public enum HistoryLength {
  UNDER_5(0, 4),
  UNDER_20(5, 19),
  UNDER_100(20, 99),
  FROM_100(100, Long.MAX_VALUE);

  private final long least;
  private final long most;

  HistoryLength(long least, long most) {
    this.least = least;
    this.most = most;
  }

  /** The group of people of whom so many events are known. */
  public static HistoryLength of(long events) {
    return Arrays.stream(values())
        .filter(length -> events <= length.most)
        .findFirst()
        .orElse(FROM_100);
  }

  /** {@code 5-19}: how many events, from and to. */
  public String label() {
    return this == FROM_100 ? least + "+" : least + "-" + most;
  }
}
