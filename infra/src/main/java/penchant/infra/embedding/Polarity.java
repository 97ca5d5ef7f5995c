package penchant.infra.embedding;

import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import penchant.actors.embedding.Embedder;
import penchant.actors.embedding.Lane;
import penchant.domain.vector.Embedding;

/**
 * How well a comment speaks of its subject, from -1 to 1, by its sentence vector alone.
 *
 * <p>A sentence encoder puts what a text is about first and how it judges second. So the anchors
 * come in pairs that differ in judgement only: in the sum of praise minus complaint the subjects
 * cancel, and what is left is a direction of judgement. The cosine to it is near 0 for a neutral
 * sentence, 0.05 to 0.35 for praise and the same below 0 for complaint (measured on 50 sentences
 * that are not anchors); the constants map that to -1 to 1, with a little slack around 0. English;
 * other languages only as far as the encoder maps them to it.
 */
public final class Polarity {

  /** A cosine nearer to 0 than this is no judgement. */
  private static final double SLACK = 0.03;

  /** The cosine, beyond the slack, that gives tanh(1) = 0.76. */
  private static final double SCALE = 0.15;

  private final Embedding direction;

  private Polarity(Embedding direction) {
    this.direction = direction;
  }

  /** Embeds the anchors, once at the start; only sensible for a sentence encoder. */
  public static CompletionStage<Polarity> anchoredBy(Embedder embedder) {
    return embedder
        .embed(Stream.concat(PRAISE.stream(), COMPLAINT.stream()).toList(), Lane.INTERACTIVE)
        .thenApply(
            anchors ->
                between(
                    anchors.subList(0, PRAISE.size()),
                    anchors.subList(PRAISE.size(), anchors.size())));
  }

  /** The direction from {@code complaint} to {@code praise}, pairs of the same subjects. */
  static Polarity between(List<Embedding> praise, List<Embedding> complaint) {
    if (praise.size() != complaint.size() || praise.isEmpty()) {
      throw new IllegalArgumentException(
          praise.size() + " anchors of praise do not pair with " + complaint.size());
    }
    float[] sum = new float[praise.get(0).dimensions()];
    praise.forEach(vector -> vector.addTo(sum, 1));
    complaint.forEach(vector -> vector.addTo(sum, -1));
    return new Polarity(Embedding.directionOf(sum));
  }

  /**
   * The polarity of a comment, from -1 (complaint) to 1 (praise).
   *
   * @param comment in the vector space of the anchors
   */
  public double of(Embedding comment) {
    double cosine = direction.cosine(comment);
    double judged = Math.max(0, Math.abs(cosine) - SLACK);
    return StrictMath.copySign(StrictMath.tanh(judged / SCALE), cosine);
  }

  static final List<String> PRAISE =
      List.of(
          "I love it.",
          "This is great.",
          "Excellent quality, very well made.",
          "It works perfectly.",
          "I am very happy with this purchase.",
          "Highly recommended, buy it.",
          "Worth every penny.",
          "A wonderful read, I enjoyed every minute.",
          "Arrived quickly and in perfect condition.",
          "The best I have ever had.",
          "Thank you, this helped me a lot.",
          "Brilliant, beautiful, amazing!",
          "I agree, well said.",
          "Clear, well explained and useful.",
          "The teacher is patient and inspiring.",
          "I learned a great deal.",
          "It lasted for years without any trouble.",
          "Delicious, it tastes wonderful.",
          "My children love it and play with it every day.",
          "Looks lovely and feels solid.",
          "Friendly staff and quick help.",
          "I would buy it again at any time.",
          "A gripping story with brilliant actors.",
          "Honest and well researched.",
          "Fits perfectly and is very comfortable.",
          "Great value for the price.",
          "Good news, this makes me glad.",
          "Sounds superb.",
          "Easy to use, everything simply works.",
          "Well done, keep it up!",
          "What a beautiful picture.",
          "Funny and charming, I laughed a lot.");

  static final List<String> COMPLAINT =
      List.of(
          "I hate it.",
          "This is terrible.",
          "Poor quality, very badly made.",
          "It does not work at all.",
          "I am very disappointed with this purchase.",
          "Not recommended, do not buy it.",
          "A waste of money.",
          "A boring read, a waste of my time.",
          "Arrived late and broken.",
          "The worst I have ever had.",
          "This was useless and did not help me.",
          "Awful, ugly, disgusting!",
          "I disagree, this is nonsense.",
          "Confusing, badly explained and useless.",
          "The teacher is impatient and bores everyone.",
          "I learned nothing at all.",
          "It broke after a few days.",
          "Disgusting, it tastes horrible.",
          "My children hate it and never touch it.",
          "Looks cheap and feels flimsy.",
          "Rude staff, and nobody answers.",
          "I regret buying it and want my money back.",
          "A dull story with awful actors.",
          "Full of lies and badly researched.",
          "Does not fit and hurts.",
          "Far too expensive for what it is.",
          "Bad news, this makes me angry.",
          "Sounds terrible.",
          "Impossible to use, it crashes all the time.",
          "Shame on you, stop this!",
          "What an ugly picture.",
          "Not funny at all, just annoying.");
}
