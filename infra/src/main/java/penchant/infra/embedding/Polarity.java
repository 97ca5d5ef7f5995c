package penchant.infra.embedding;

import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import penchant.actors.embedding.Embedder;
import penchant.actors.embedding.Lane;
import penchant.domain.vector.Embedding;

/**
 * How well a comment speaks of its subject, from -1 to 1, by its sentence vector alone.
 *
 * <p>A sentence encoder puts what a text is about first and how it judges second, and hardly hears
 * a "not". So the anchors come in pairs that differ in judgement only, plain ones and such with the
 * negations that people use, and a comment is judged twice: by how much nearer it is to the praise
 * next to it than to the complaint next to it, and by its cosine to the direction from all
 * complaint to all praise, in which the subjects cancel. What is not clear by these is neutral: the
 * sign of a comment decides whether its item counts for or against, and silence does less harm than
 * the wrong one. On 113 plain sentences that are not anchors 84 were judged as a reader would, 25
 * of those that judge were taken for neutral, 3 of the 35 neutral ones for a judgement, and one for
 * its opposite ("Not a single fault."). English; other languages only as far as the encoder maps
 * them to it.
 */
public final class Polarity {

  /** So many of the nearest anchors on each side are compared. */
  private static final int NEAREST = 5;

  /** A difference between praise and complaint that is a judgement. */
  private static final double CLEARLY_NEARER = 0.06;

  /** One that is, where the cosine to the direction says the same at least this strongly. */
  private static final double NEARER = 0.03;

  private static final double ALONG = 0.13;

  /** What is clear by a hair gives tanh(0.5) = 0.46. */
  private static final double SCALE = 0.15;

  private final List<Embedding> praise;
  private final List<Embedding> complaint;
  private final Embedding direction;

  private Polarity(List<Embedding> praise, List<Embedding> complaint, Embedding direction) {
    this.praise = List.copyOf(praise);
    this.complaint = List.copyOf(complaint);
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

  /** By the vectors of {@code praise} and {@code complaint}, pairs of the same subjects. */
  static Polarity between(List<Embedding> praise, List<Embedding> complaint) {
    if (praise.size() != complaint.size() || praise.isEmpty()) {
      throw new IllegalArgumentException(
          praise.size() + " anchors of praise do not pair with " + complaint.size());
    }
    float[] sum = new float[praise.get(0).dimensions()];
    praise.forEach(vector -> vector.addTo(sum, 1));
    complaint.forEach(vector -> vector.addTo(sum, -1));
    return new Polarity(praise, complaint, Embedding.directionOf(sum));
  }

  /**
   * The polarity of a comment, from -1 (complaint) to 1 (praise); 0 for one that does not clearly
   * judge.
   *
   * @param comment in the vector space of the anchors
   */
  public double of(Embedding comment) {
    double along = direction.cosine(comment);
    double nearer = nearness(comment, praise) - nearness(comment, complaint);
    boolean agree = along * nearer > 0;
    boolean isClear =
        Math.abs(nearer) > CLEARLY_NEARER
            ? agree || Math.abs(along) < CLEARLY_NEARER
            : agree && Math.abs(nearer) > NEARER && Math.abs(along) > ALONG;
    double strength = (Math.abs(nearer) + Math.abs(along) / 4) / SCALE;
    return isClear ? StrictMath.copySign(StrictMath.tanh(strength), nearer) : 0;
  }

  /** The mean cosine to those of {@code anchors} that are nearest. */
  private static double nearness(Embedding comment, List<Embedding> anchors) {
    return anchors.stream()
        .map(comment::cosine)
        .sorted(Comparator.reverseOrder())
        .limit(NEAREST)
        .mapToDouble(cosine -> cosine)
        .average()
        .orElse(0);
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
          "Funny and charming, I laughed a lot.",
          "I could not stop reading.",
          "I cannot complain.",
          "Not bad at all.",
          "No problems so far.",
          "Better than I expected.",
          "You will not regret it.",
          "It never disappoints.",
          "Nothing is wrong with it.",
          "More of this, please.",
          "Exactly what I was hoping for.",
          "Exactly as described.",
          "It made my day.",
          "I sent it to all my friends.",
          "I keep coming back to it.",
          "Five stars.",
          "Gut, sehr zu empfehlen.",
          "Sehr zufrieden, gerne wieder.",
          "It lasts and lasts.",
          "Could not be better.",
          "I stayed up all night with it.",
          "It arrived. It is wonderful.",
          "I bought it for my brother, who loves it.",
          "On time and well packed.",
          "Simply the best.",
          "Keep it coming, I want more of it.",
          "I told three friends about it, they must have it.",
          "Nothing to complain about, not one fault.",
          "I read it in one go.",
          "It does everything it promises.",
          "Much better than the old one.",
          "I would not want to be without it.");

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
          "Not funny at all, just annoying.",
          "I could not get into it.",
          "I can only complain.",
          "Not good at all.",
          "Nothing but problems so far.",
          "Worse than I expected.",
          "You will regret it.",
          "It always disappoints.",
          "Everything is wrong with it.",
          "No more of this, please.",
          "Not at all what I was hoping for.",
          "Not as described.",
          "It ruined my day.",
          "I sent it back.",
          "Never again.",
          "One star.",
          "Schlecht, nicht zu empfehlen.",
          "Sehr unzufrieden, nie wieder.",
          "It fell apart at once.",
          "Could be much better.",
          "I fell asleep over it.",
          "It arrived. It is awful.",
          "I bought it for my brother, who hates it.",
          "Late and badly packed.",
          "Simply the worst.",
          "Stop it, I want no more of it.",
          "I warned three friends against it.",
          "Much to complain about, one fault after another.",
          "I gave up after a few pages.",
          "It does nothing it promises.",
          "Much worse than the old one.",
          "I could well be without it.");
}
