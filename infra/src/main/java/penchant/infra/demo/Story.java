package penchant.infra.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import penchant.infra.load.LoadFailedException;
import penchant.infra.load.NodeClient;

/** Prints what there is to see: lists of two people side by side, calls to try, and a drift. */
final class Story {

  private static final int SHOWN = 5;
  private static final int WIDTH = 54;
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm 'UTC'", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private static final DateTimeFormatter DAY_AND_TIME =
      DateTimeFormatter.ofPattern("HH:mm 'UTC on' d MMMM", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private final Cast cast;
  private final NodeClient client;
  private final URI url;
  private final PrintStream out;
  private final Map<String, WorldItem> items;
  private final Optional<Turn> turn;

  Story(World world, Cast cast, NodeClient client, URI url, PrintStream out) {
    this.cast = cast;
    this.client = client;
    this.url = url;
    this.out = out;
    this.turn = world.turn();
    this.items =
        world.items().stream().collect(Collectors.toMap(WorldItem::id, Function.identity()));
  }

  /**
   * Asks for the lists and prints everything.
   *
   * @param started the start of the command; until now there was nothing to recommend
   */
  void tell(Instant started, Instant now, Path truth) throws InterruptedException {
    List<String> first = titles(cast.first());
    List<String> second = titles(cast.second());
    out.printf(
        "%nPenchant is running at %s (first recommendations after %d s).%n%n",
        url, Duration.between(started, now).toSeconds());
    row(cast.first().id() + " cares for:", cast.second().id() + " cares for:");
    row(names(cast.first().themes()), names(cast.second().themes()));
    row("-".repeat(WIDTH), "-".repeat(WIDTH));
    for (int i = 0; i < SHOWN; i++) {
      row(i < first.size() ? first.get(i) : "", i < second.size() ? second.get(i) : "");
    }
    out.println();
    out.println("Try:");
    curl("/v1/users/" + cast.first().id() + "/recommendations?n=5&explain=true");
    curl("/v1/users/" + cast.second().id() + "/interests");
    curl("/v1/clusters");
    cast.drifter().ifPresent(this::drift);
    turn.ifPresent(change -> turn(change, now));
    out.println();
    out.println("The truth about everybody is in " + truth + ".");
    out.println("Events go on as long as this runs; Ctrl-C ends everything in order.");
    out.flush();
  }

  private void drift(Person person) {
    Optional<Person.Drift> drift = person.drift();
    if (drift.isEmpty()) {
      return;
    }
    Instant before = drift.get().at().truncatedTo(ChronoUnit.SECONDS);
    out.println();
    out.printf(
        "%s has drifted: %s until %s, %s since. Compare then and now:%n",
        person.id(), names(person.themes()), DAY.format(before), names(drift.get().themes()));
    curl("/v1/users/" + person.id() + "/interests?at=" + before);
    curl("/v1/users/" + person.id() + "/interests");
  }

  /** A world that is told again goes on where it was: its turn may be past. */
  private void turn(Turn change, Instant now) {
    boolean isPast = change.at().isBefore(now);
    out.println();
    out.printf(
        isPast
            ? "At %s whoever cared for %s went over to %s,%n"
                + "and some of all others took up %s, which nobody did before.%n"
            : "At %s whoever cares for %s goes over to %s,%n"
                + "and some of all others take up %s, which nobody did before.%n",
        (isPast ? DAY_AND_TIME : TIME).format(change.at()),
        names(List.of(change.left())),
        names(List.of(change.taken())),
        names(List.of(change.fresh())));
    out.println(
        isPast
            ? "The alarm and the clusters tell of it:"
            : "The alarm tells of it within seconds, the clusters and their lineage within minutes:");
    curl("/v1/clusters");
    curl("/v1/clusters/ID/lineage");
    out.println("  (ID is one of the clusters that the alarm names)");
  }

  private List<String> titles(Person person) throws InterruptedException {
    String path = "/v1/users/" + person.id() + "/recommendations?n=" + SHOWN;
    NodeClient.Answer answer = client.get(path);
    if (answer.status() != 200) {
      throw new LoadFailedException(url + path + " answers " + answer.status());
    }
    List<String> titles = new ArrayList<>();
    for (JsonNode one : answer.body().path("items")) {
      String id = one.path("item").asText();
      titles.add(Optional.ofNullable(items.get(id)).map(WorldItem::title).orElse(id));
    }
    return titles;
  }

  private static String names(List<Theme> themes) {
    return themes.stream()
        .map(theme -> theme.name().toLowerCase(Locale.ENGLISH))
        .collect(Collectors.joining(", "));
  }

  private void row(String left, String right) {
    out.printf("  %-" + WIDTH + "s  %s%n", cut(left), cut(right));
  }

  private static String cut(String text) {
    return text.length() <= WIDTH ? text : text.substring(0, WIDTH - 3).stripTrailing() + "...";
  }

  private void curl(String path) {
    out.println("  curl '" + url + path + "'");
  }
}
