package penchant.domain.interest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import penchant.domain.behavior.Behavior;
import penchant.domain.decay.HalfLife;
import penchant.domain.vector.QuantisedVector;

class TracedFoldProperties {

  private static final HalfLife LONG = Histories.FOLD.longHalfLife();

  @Provide
  Arbitrary<List<Behavior>> histories() {
    return Histories.any(Duration.ofDays(200));
  }

  @Property(tries = 200)
  void tracingChangesNothingInTheProfile(@ForAll("histories") List<Behavior> history) {
    TracedFold traced = traced(history);

    assertThat(traced.profile()).isEqualTo(Histories.fold(history));
    assertThat(traced.events()).hasSameSizeAs(history);
  }

  @Property(tries = 200)
  void theEventsOfEveryInterestAddUpToItsSumHoweverOftenItWasMerged(
      @ForAll("histories") List<Behavior> history) {
    TracedFold traced = traced(history);

    for (Interest interest : traced.profile().interests()) {
      List<PastEvent> members =
          traced.events().stream().filter(one -> one.interest() == interest.number()).toList();
      double[] expected = sum(members, interest.mass().landmarkMillis());
      short[] values = interest.sum().values();
      assertThat(members).hasSize((int) interest.events());
      for (int i = 0; i < expected.length; i++) {
        assertThat(interest.sum().scale() * values[i]).isCloseTo(expected[i], within(0.02));
      }
    }
  }

  @Property(tries = 200)
  void recentEventsKnowTheirInterestToo(@ForAll("histories") List<Behavior> history) {
    TracedFold traced = traced(history);

    for (RecentEvent recent : traced.profile().recent()) {
      assertThat(traced.events())
          .anySatisfy(
              event -> {
                assertThat(event.at()).isEqualTo(recent.at());
                assertThat(event.type()).isEqualTo(recent.type());
                assertThat(event.item()).isEqualTo(recent.item());
                assertThat(event.interest()).isEqualTo(recent.interest());
              });
    }
  }

  private static double[] sum(List<PastEvent> events, long landmark) {
    double[] sum = new double[Histories.SPACE.dimensions()];
    for (PastEvent event : events) {
      double weight = event.weight() * LONG.decay(landmark - event.at().toEpochMilli());
      QuantisedVector vector = event.vector().orElseThrow();
      for (int i = 0; i < sum.length; i++) {
        sum[i] += weight * vector.toEmbedding().component(i);
      }
    }
    return sum;
  }

  private static TracedFold traced(List<Behavior> history) {
    TracedFold traced = new TracedFold(Histories.FOLD);
    history.forEach(behavior -> traced.add(new BehaviorRecorded(behavior)));
    return traced;
  }
}
