package penchant.infra.http.lists;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import penchant.actors.catalogue.CatalogueService;
import penchant.actors.user.JournalReader;
import penchant.actors.user.Users;
import penchant.domain.behavior.Shortened;
import penchant.domain.clustering.ClusterModel;
import penchant.domain.interest.BehaviorRecorded;
import penchant.domain.interest.Fold;
import penchant.domain.interest.InterestProfile;
import penchant.domain.interest.UserFact;
import penchant.domain.view.ProfileView;
import penchant.infra.http.answer.Answers;
import penchant.infra.http.answer.Problem;
import penchant.infra.http.answer.ProblemException;
import penchant.infra.http.body.Parameters;

/** A user's profile: as it is, or folded again from the journal as it was. */
public final class InterestsOfUser {

  private final Users users;
  private final JournalWalk journal;
  private final Fold fold;
  private final Supplier<ClusterModel> models;
  private final CatalogueService catalogue;
  private final Executor executor;

  /**
   * @param executor where journals are folded
   */
  public InterestsOfUser(
      Users users,
      JournalReader journal,
      Fold fold,
      Supplier<ClusterModel> models,
      CatalogueService catalogue,
      Executor executor) {
    this.users = users;
    this.journal = new JournalWalk(journal, executor);
    this.fold = fold;
    this.models = models;
    this.catalogue = catalogue;
    this.executor = executor;
  }

  public CompletionStage<HttpResponse> of(String user, Parameters parameters) {
    OptionalLong sequence = parameters.integer("seq", 0, Long.MAX_VALUE);
    Optional<Instant> at = parameters.time("at");
    parameters.requireNoOthers();
    if (sequence.isPresent() && at.isPresent()) {
      throw new ProblemException(Problem.badRequest("seq and at exclude each other, give one"));
    }
    CompletionStage<ProfileView> view;
    if (sequence.isPresent()) {
      view = upTo(user, sequence.getAsLong());
    } else if (at.isPresent()) {
      view = at(user, at.get());
    } else {
      view = users.interests(user);
    }
    return view.thenApply(known -> Answers.ok(shown(known)));
  }

  /** The journal's first facts, seen from the newest event among them. */
  private CompletionStage<ProfileView> upTo(String user, long sequence) {
    return journal
        .highestSequence(user)
        .thenComposeAsync(
            highest -> {
              if (sequence > highest) {
                throw new ProblemException(
                    Problem.badRequest(
                        "parameter seq is "
                            + sequence
                            + ", the journal of user "
                            + Shortened.quote(user)
                            + " ends at "
                            + highest));
              }
              return fold(user, sequence, Instant.MAX);
            },
            executor)
        .thenApply(
            folded ->
                view(user, folded, folded.profile.newestEventAt().orElse(models.get().now())));
  }

  private CompletionStage<ProfileView> at(String user, Instant at) {
    return journal
        .highestSequence(user)
        .thenComposeAsync(highest -> fold(user, highest, at), executor)
        .thenApply(folded -> view(user, folded, at));
  }

  private CompletionStage<Folded> fold(String user, long last, Instant latest) {
    return journal.upTo(user, last, new Folded(fold, latest));
  }

  private ProfileView view(String user, Folded folded, Instant now) {
    return ProfileView.of(
        user, folded.sequence, folded.profile, fold, models.get(), catalogue.snapshot(), now);
  }

  private static Map<String, Object> shown(ProfileView view) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("user", view.user());
    shown.put("sequence", view.sequence());
    shown.put("now", view.now());
    shown.put("fold", view.foldVersion());
    shown.put("vectorSpace", view.vectorSpace());
    shown.put("round", view.round());
    shown.put("events", view.events());
    shown.put("itemsSeen", view.itemsSeen());
    view.newestEventAt().ifPresent(newest -> shown.put("newestEventAt", newest));
    shown.put("clusters", view.clusters());
    shown.put("interests", view.interests());
    shown.put("turnedAway", view.turnedAway());
    shown.put("recent", view.recent());
    return shown;
  }

  /** A profile on the way; what happened later than {@code latest} is left out. */
  private static final class Folded implements JournalWalk.Visitor {
    private final Fold fold;
    private final Instant latest;
    private InterestProfile profile;
    private long sequence;

    Folded(Fold fold, Instant latest) {
      this.fold = fold;
      this.latest = latest;
      this.profile = InterestProfile.empty(fold);
    }

    @Override
    public void take(long number, UserFact fact) {
      if (!(fact instanceof BehaviorRecorded recorded)
          || !recorded.behavior().at().isAfter(latest)) {
        profile = fact.applyTo(profile, fold);
        sequence = number;
      }
    }
  }
}
