package penchant.domain.interest;

/** Takes profiles apart and puts them together again, as a snapshot does. */
final class Profiles {

  private Profiles() {}

  static InterestProfile rebuilt(InterestProfile profile) {
    return new InterestProfile(
        profile.foldVersion(),
        profile.vectorSpace(),
        profile.events(),
        profile.newestMillis(),
        rebuilt(profile.longTerm()),
        rebuilt(profile.shortTerm()),
        rebuilt(profile.turnedAway()),
        profile.interests().stream()
            .map(
                interest ->
                    new Interest(
                        interest.number(),
                        InterestSum.of(interest.sum().scale(), interest.sum().values()),
                        interest.mass(),
                        interest.representatives(),
                        interest.events()))
            .toList(),
        profile.recent(),
        SeenItems.of(
            profile.seen().toSortedArray(), profile.seen().sums(), profile.seen().newestMillis()),
        KindsTurnedAway.of(profile.kinds().words()),
        IdWindow.of(profile.ids().toArray()),
        FeedMarks.of(profile.marks().toMap()));
  }

  private static DecayedVector rebuilt(DecayedVector sum) {
    return DecayedVector.of(sum.toArray(), sum.landmarkMillis());
  }
}
