package penchant.domain.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import penchant.domain.behavior.Behavior;
import penchant.domain.behavior.BehaviorType;
import penchant.domain.behavior.EventKey;
import penchant.domain.behavior.EventWeights;
import penchant.domain.catalogue.Catalogue;
import penchant.domain.catalogue.Items;
import penchant.domain.decay.HalfLife;
import penchant.domain.interest.BehaviorRecorded;
import penchant.domain.interest.Fold;
import penchant.domain.interest.InterestProfile;
import penchant.domain.interest.PastEvent;
import penchant.domain.vector.Embedding;
import penchant.domain.vector.QuantisedVector;
import penchant.domain.vector.VectorSpace;

class AttentionProperties {

  private static final List<BehaviorType> TYPES = List.of(BehaviorType.values());
  private static final VectorSpace SPACE = new VectorSpace("test", 12);
  private static final Instant START = Instant.parse("2011-01-01T00:00:00Z");
  private static final Fold FOLD =
      Fold.named(
          "test",
          SPACE,
          new HalfLife(Duration.ofDays(45)),
          new HalfLife(Duration.ofDays(3)),
          EventWeights.standard(),
          30,
          8,
          0.6,
          8,
          1_000);

  @Property(tries = 200)
  void untrainedItIsTheShortVectorOfTheRecentEvents(
      @ForAll @IntRange(min = 1, max = 30) int events, @ForAll long seed) {
    InterestProfile profile = profile(events, new Random(seed));
    Attention untrained = Attention.untrained(SPACE, FOLD.shortHalfLife());

    Optional<Embedding> ahead = untrained.ahead(PastEvent.recent(profile, Catalogue.empty(SPACE)));

    assertThat(ahead.isPresent()).isEqualTo(profile.shortVector().isPresent());
    ahead.ifPresent(
        vector ->
            assertThat(vector.cosine(profile.shortVector().orElseThrow()))
                .isCloseTo(1, within(1e-5)));
  }

  @Property(tries = 100)
  void sharesAddUpToOneAndLeaveOutWhatWasTurnedAway(
      @ForAll @IntRange(min = 1, max = 30) int events, @ForAll long seed) {
    Random random = new Random(seed);
    List<PastEvent> recent = PastEvent.recent(profile(events, random), Catalogue.empty(SPACE));

    double[] shares = attentive(random).shares(recent);

    double sum = 0;
    boolean any = false;
    for (int i = 0; i < shares.length; i++) {
      sum += shares[i];
      any |= recent.get(i).weight() > 0;
      if (recent.get(i).weight() <= 0) {
        assertThat(shares[i]).isZero();
      }
    }
    assertThat(sum).isCloseTo(any ? 1 : 0, within(1e-9));
  }

  @Example
  void itLooksMoreAtAKindOfBehaviourThatHasALargerBias() {
    InterestProfile profile = InterestProfile.empty(FOLD);
    profile = folded(profile, behavior(BehaviorType.VIEW, axis(0), START));
    profile = folded(profile, behavior(BehaviorType.SEARCH, axis(1), START));
    List<PastEvent> recent = PastEvent.recent(profile, Catalogue.empty(SPACE));
    Attention plain = Attention.untrained(SPACE, FOLD.shortHalfLife());
    Attention searching =
        new Attention(
            SPACE.id(),
            plain.query(),
            plain.hidden(),
            Map.of(BehaviorType.SEARCH, 3.0),
            plain.halfLife(),
            plain.down(),
            plain.up());

    double before = plain.ahead(recent).orElseThrow().cosine(axis(1));
    double after = searching.ahead(recent).orElseThrow().cosine(axis(1));

    assertThat(after).isGreaterThan(before).isGreaterThan(0.99);
  }

  @Example
  void whatOnlyTurnedAwayLeadsNowhere() {
    InterestProfile profile =
        folded(InterestProfile.empty(FOLD), behavior(BehaviorType.DISLIKE, axis(0), START));

    Attention untrained = Attention.untrained(SPACE, FOLD.shortHalfLife());

    assertThat(untrained.ahead(PastEvent.recent(profile, Catalogue.empty(SPACE)))).isEmpty();
    assertThat(untrained.ahead(List.of())).isEmpty();
  }

  @Example
  void oneOfAnotherVectorSpaceIsRefused() {
    Networks networks =
        new Networks(
            Optional.of(Attention.untrained(SPACE, FOLD.shortHalfLife())), Optional.empty());

    assertThat(networks.requireOf(SPACE)).isSameAs(networks);
    assertThatThrownBy(() -> networks.requireOf(new VectorSpace("other", 384)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("12 numbers (vector space test)")
        .hasMessageContaining("384 (other)")
        .hasMessageContaining("train it again");
  }

  @Example
  void numbersThatDoNotFitTogetherAreRefused() {
    Attention plain = Attention.untrained(SPACE, FOLD.shortHalfLife());

    assertThatThrownBy(
            () ->
                new Attention(
                    SPACE.id(),
                    Matrix.zeros(1, 3),
                    plain.hidden(),
                    Map.of(),
                    plain.halfLife(),
                    plain.down(),
                    plain.up()))
        .hasMessageContaining("the query of g is 1 by 3, must be 1 by 0");
  }

  private static Attention attentive(Random random) {
    return new Attention(
        SPACE.id(),
        Matrix.of(1, 4, Items.gaussian(random, 4)),
        Matrix.of(4, 12, Items.gaussian(random, 48)),
        Map.of(BehaviorType.LIKE, random.nextGaussian()),
        FOLD.shortHalfLife(),
        Matrix.of(2, 12, Items.gaussian(random, 24)),
        Matrix.of(12, 2, Items.gaussian(random, 24)));
  }

  private static InterestProfile profile(int events, Random random) {
    List<Behavior> behaviors = new ArrayList<>();
    for (int i = 0; i < events; i++) {
      BehaviorType type = TYPES.get(random.nextInt(TYPES.size()));
      Embedding vector = Embedding.directionOf(Items.gaussian(random, SPACE.dimensions()));
      behaviors.add(behavior(type, vector, START.plusSeconds(random.nextInt(20 * 24 * 3_600))));
    }
    InterestProfile profile = InterestProfile.empty(FOLD);
    for (Behavior behavior : behaviors) {
      profile = folded(profile, behavior);
    }
    return profile;
  }

  private static InterestProfile folded(InterestProfile profile, Behavior behavior) {
    return new BehaviorRecorded(behavior).applyTo(profile, FOLD);
  }

  private static Embedding axis(int index) {
    float[] components = new float[SPACE.dimensions()];
    components[index] = 1;
    return Embedding.directionOf(components);
  }

  private static Behavior behavior(BehaviorType type, Embedding vector, Instant at) {
    return new Behavior(
        EventKey.NONE,
        type,
        Optional.empty(),
        "text",
        OptionalDouble.empty(),
        at,
        new TreeMap<>(),
        Optional.of(QuantisedVector.of(vector)),
        SPACE.id(),
        false);
  }
}
