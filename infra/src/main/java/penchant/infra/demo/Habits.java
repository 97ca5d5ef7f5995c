package penchant.infra.demo;

import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/** What people do with an item, by domain: how often, and with what value. */
final class Habits {

  /**
   * One habit.
   *
   * @param share how often, relative to the others
   * @param value drawn for each event; NaN for none
   * @param liked whether it is done with what one cares for; else with what one does not
   */
  record Habit(String type, double share, ToDoubleFunction<Random> value, boolean liked) {}

  private static final List<Habit> COMMERCE =
      List.of(
          new Habit("view", 5, seconds(10, 180), true),
          new Habit("click", 3, Habits::noValue, true),
          new Habit("cart", 1.2, random -> 1, true),
          new Habit("purchase", 1, random -> 1.0 + random.nextInt(2), true),
          new Habit("like", 0.6, Habits::noValue, true),
          new Habit("view", 3, seconds(1, 4), false),
          new Habit("return", 0.2, random -> 1, false));
  private static final List<Habit> SOCIAL =
      List.of(
          new Habit("view", 5, seconds(5, 90), true),
          new Habit("like", 3, Habits::noValue, true),
          new Habit("comment", 1, random -> 0.4 + 0.6 * random.nextDouble(), true),
          new Habit("share", 0.6, Habits::noValue, true),
          new Habit("follow", 0.5, Habits::noValue, true),
          new Habit("skip", 3, seconds(0, 3), false),
          new Habit("dislike", 0.3, Habits::noValue, false));
  private static final List<Habit> NEWS =
      List.of(
          new Habit("click", 4, seconds(20, 240), true),
          new Habit("view", 4, seconds(3, 60), true),
          new Habit("share", 0.6, Habits::noValue, true),
          new Habit("comment", 0.4, random -> 1.6 * random.nextDouble() - 0.6, true),
          new Habit("skip", 4, seconds(0, 2), false));
  private static final List<Habit> EDUCATION =
      List.of(
          new Habit("view", 4, seconds(30, 1800), true),
          new Habit("click", 2, Habits::noValue, true),
          new Habit("follow", 0.8, Habits::noValue, true),
          new Habit("rating", 1, random -> 3.5 + 0.5 * random.nextInt(4), true),
          new Habit("rating", 0.5, random -> 0.5 + 0.5 * random.nextInt(4), false),
          new Habit("skip", 2, seconds(5, 60), false));
  private static final List<Habit> ENTERTAINMENT =
      List.of(
          new Habit("view", 4, seconds(600, 7200), true),
          new Habit("click", 2, Habits::noValue, true),
          new Habit("rating", 1.5, random -> 3.5 + 0.5 * random.nextInt(4), true),
          new Habit("like", 1, Habits::noValue, true),
          new Habit("skip", 3, seconds(5, 120), false),
          new Habit("rating", 0.5, random -> 0.5 + 0.5 * random.nextInt(4), false));
  static final List<String> PRAISE =
      List.of(
          "Exactly what I was hoping for.",
          "This made my week.",
          "More of this, please.",
          "Thank you, I learnt something.",
          "I sent it to three friends.");
  static final List<String> COMPLAINT =
      List.of(
          "Not what I was hoping for at all.",
          "This ruined my morning.",
          "No more of this, please.",
          "A waste of my time.",
          "Badly researched nonsense.");

  private Habits() {}

  /** Draws what is done with an item that the person cares for, or does not. */
  static Habit draw(String domain, boolean liked, Random random) {
    List<Habit> habits = of(domain).stream().filter(habit -> habit.liked() == liked).toList();
    double left = random.nextDouble() * habits.stream().mapToDouble(Habit::share).sum();
    for (Habit habit : habits) {
      left -= habit.share();
      if (left < 0) {
        return habit;
      }
    }
    return habits.get(habits.size() - 1);
  }

  /**
   * A line that says what its value says.
   *
   * @param value from -1 to 1
   */
  static String comment(double value, Random random) {
    return Items.one(value < 0 ? COMPLAINT : PRAISE, random);
  }

  private static List<Habit> of(String domain) {
    return switch (domain) {
      case "commerce" -> COMMERCE;
      case "social" -> SOCIAL;
      case "news" -> NEWS;
      case "education" -> EDUCATION;
      default -> ENTERTAINMENT;
    };
  }

  private static double noValue(Random random) {
    return Double.NaN;
  }

  private static ToDoubleFunction<Random> seconds(int least, int most) {
    return random -> least + random.nextInt(most - least);
  }
}
