package penchant.domain.clustering;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VainLooksTest {

  private final VainLooks<String> looks = new VainLooks<>();

  /** Of so many people whose vectors have a mean of that length, turned by so much. */
  private static VectorSum sum(long members, double cohesion, double turned) {
    return VectorSum.of(
        new double[] {
          members * cohesion * Math.cos(turned), members * cohesion * Math.sin(turned), 0
        });
  }

  @Test
  void aGroupThatWasNeverLookedAtIsNotKnown() {
    assertThat(looks.isKnown("a", 100, sum(100, 0.6, 0))).isFalse();
  }

  @Test
  void aGroupThatOnlyGrowsALittleIsKnown() {
    looks.foundNothing("a", 100, sum(100, 0.6, 0));

    assertThat(looks.isKnown("a", 119, sum(119, 0.6, 0))).isTrue();
    assertThat(looks.isKnown("a", 121, sum(121, 0.6, 0))).isFalse();
    assertThat(looks.isKnown("b", 100, sum(100, 0.6, 0))).isFalse();
  }

  @Test
  void aGroupThatLoosensOrTurnsIsToBeLookedAtAgain() {
    looks.foundNothing("a", 100, sum(100, 0.6, 0));

    assertThat(looks.isKnown("a", 100, sum(100, 0.593, 0))).isTrue();
    assertThat(looks.isKnown("a", 100, sum(100, 0.591, 0))).isFalse();
    assertThat(looks.isKnown("a", 100, sum(100, 0.6, 0.09))).isTrue();
    assertThat(looks.isKnown("a", 100, sum(100, 0.6, 0.11))).isFalse();
  }

  @Test
  void peopleWhoAreAllAlikeAreKnownUntilThereAreManyMore() {
    looks.foundNothing("a", 30, sum(30, 1, 0));

    assertThat(looks.isKnown("a", 30, sum(30, 1 - 1e-8, 0))).isTrue();
    assertThat(looks.isKnown("a", 330, sum(330, 1, 0))).isFalse();
    assertThat(looks.isKnown("a", 30, sum(30, 0.99, 0))).isFalse();
  }

  @Test
  void whatHasEndedIsForgotten() {
    looks.foundNothing("a", 100, sum(100, 0.6, 0));
    looks.foundNothing("b", 100, sum(100, 0.6, 0));

    looks.keep("b"::equals);

    assertThat(looks.isKnown("a", 100, sum(100, 0.6, 0))).isFalse();
    assertThat(looks.isKnown("b", 100, sum(100, 0.6, 0))).isTrue();
  }
}
