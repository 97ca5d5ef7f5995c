package penchant.infra.http.lists;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import penchant.domain.behavior.Shortened;
import penchant.infra.http.answer.Answers;
import penchant.infra.http.answer.Problem;
import penchant.infra.http.answer.ProblemException;
import penchant.infra.replay.Replay;

/** Starts replays of the journal, and tells how far they are. */
public final class Replays {

  private final Supplier<String> start;
  private final Function<String, Optional<Replay>> find;

  /**
   * @param start queues a check of all users and gives its id
   * @param find a replay that this node knows
   */
  public Replays(Supplier<String> start, Function<String, Optional<Replay>> find) {
    this.start = start;
    this.find = find;
  }

  /** 202: it will run; this node tells how far it is. */
  public HttpResponse start() {
    String id = start.get();
    return Answers.of(202, Map.of("replay", id))
        .addHeader(RawHeader.create("Location", "/v1/replays/" + id));
  }

  public HttpResponse one(String id) {
    Replay replay =
        find.apply(id)
            .orElseThrow(
                () ->
                    new ProblemException(
                        Problem.notFound(
                            "this node knows no replay "
                                + Shortened.quote(id)
                                + "; ask the one that started it")));
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("replay", replay.id());
    shown.put("state", replay.state().name().toLowerCase(Locale.ROOT));
    shown.put("users", replay.users());
    shown.put("total", replay.total());
    shown.put("events", replay.events());
    shown.put("events_per_s", replay.eventsPerSecond());
    shown.put("differences", replay.differences());
    shown.put("differing", replay.differing());
    replay.error().ifPresent(error -> shown.put("error", error));
    return Answers.ok(shown);
  }
}
