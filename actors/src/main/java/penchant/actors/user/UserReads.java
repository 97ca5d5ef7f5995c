package penchant.actors.user;

import penchant.domain.clustering.ClusterModel;
import penchant.domain.interest.InterestProfile;
import penchant.domain.ranking.Person;
import penchant.domain.vector.QuantisedVector;
import penchant.domain.view.ProfileView;

/** What is made from one published profile, in any thread. */
record UserReads(
    String user, long sequence, InterestProfile profile, UserSurroundings surroundings) {

  RankedAnswer recommend(ListRequest request) {
    return surroundings.lists().make(new Person(user, sequence, profile), request);
  }

  /** As of the stream's now: the later of the model's and the user's own newest event. */
  ProfileView view() {
    ClusterModel model = surroundings.model().get();
    return ProfileView.of(
        user,
        sequence,
        profile,
        surroundings.fold(),
        model,
        surroundings.catalogue().get(),
        profile.now(model.now()));
  }

  Direction direction() {
    return new Direction(sequence, profile.longVector().map(QuantisedVector::of));
  }

  ProfileDigest digest() {
    return ProfileDigest.of(sequence, profile, surroundings.bytes());
  }
}
