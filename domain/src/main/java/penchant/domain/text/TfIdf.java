package penchant.domain.text;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import penchant.domain.vector.Embedding;
import penchant.domain.vector.VectorSpace;

/**
 * Text as a vector of its strongest terms, weighed by tf-idf with idf = ln((1 + N) / (1 + df)) + 1.
 * Fitted once on documents, then frozen: another fit is another vector space, whose id is a hash of
 * the terms and their weights.
 *
 * <p>A text without any of the terms needs a direction as well, and one of its own: if all such
 * texts shared one, things that have nothing in common would look the same. So behind the terms
 * stand {@value #HASHED} dimensions to which the words of such a text go by their hashes, each with
 * a sign of its hash (Weinberger et al., Feature Hashing for Large Scale Multitask Learning, ICML
 * 2009): texts of the same words are alike, others about at right angles to each other, and all of
 * them at right angles to what is known. Texts that have a term leave these dimensions at 0.
 */
public final class TfIdf {

  /** How many terms a model has, if nobody says otherwise. */
  public static final int TERMS = 100;

  /**
   * Two words share one of these, and their texts look more alike than they are, once in so many.
   */
  private static final int HASHED = 256;

  /** One dimension: a term and what a single occurrence of it weighs. */
  public record Feature(String term, double idf) {
    public Feature {
      if (term.isBlank()) {
        throw new IllegalArgumentException("a tf-idf term must not be blank");
      }
      if (!(idf > 0) || !Double.isFinite(idf)) {
        throw new IllegalArgumentException(
            "the idf of '" + term + "' must be positive, was " + idf);
      }
    }
  }

  private final List<Feature> features;
  private final Map<String, Integer> dimension = new HashMap<>();
  private final VectorSpace space;

  private TfIdf(List<Feature> features) {
    this.features = List.copyOf(features);
    for (int i = 0; i < features.size(); i++) {
      if (dimension.put(features.get(i).term(), i) != null) {
        throw new IllegalArgumentException(
            "tf-idf term '" + features.get(i).term() + "' stands twice");
      }
    }
    this.space = new VectorSpace("tfidf-" + hash(features), features.size() + HASHED);
  }

  /**
   * A model from what {@link #features} gave.
   *
   * @throws IllegalArgumentException if a term stands twice
   */
  public static TfIdf of(List<Feature> features) {
    return new TfIdf(features);
  }

  /**
   * Takes the {@code terms} terms whose tf-idf, summed over all {@code documents}, is greatest; of
   * equals the one that comes first in the alphabet.
   *
   * @param documents as {@link TextCleaner#clean} leaves them
   */
  public static TfIdf fit(Collection<String> documents, int terms) {
    Map<String, Integer> occurrences = new HashMap<>();
    Map<String, Integer> documentFrequency = new HashMap<>();
    for (String document : documents) {
      List<String> words = Terms.of(document);
      words.forEach(word -> occurrences.merge(word, 1, Integer::sum));
      new HashSet<>(words).forEach(word -> documentFrequency.merge(word, 1, Integer::sum));
    }
    Comparator<Feature> strongest =
        Comparator.comparingDouble(
            (Feature feature) -> -feature.idf() * occurrences.getOrDefault(feature.term(), 0));
    List<Feature> features =
        documentFrequency.entrySet().stream()
            .map(entry -> new Feature(entry.getKey(), idf(documents.size(), entry.getValue())))
            .sorted(strongest.thenComparing(Feature::term))
            .limit(terms)
            .toList();
    return new TfIdf(features);
  }

  private static double idf(int documents, int documentFrequency) {
    return StrictMath.log((1.0 + documents) / (1.0 + documentFrequency)) + 1;
  }

  /** The dimensions of the terms in order, strongest first; those behind have no feature. */
  public List<Feature> features() {
    return features;
  }

  public VectorSpace space() {
    return space;
  }

  /**
   * The unit vector of a text.
   *
   * @param cleaned as {@link TextCleaner#clean} leaves it
   */
  public Embedding encode(String cleaned) {
    float[] weights = new float[space.dimensions()];
    List<String> words = Terms.of(cleaned);
    for (String word : words) {
      Integer at = dimension.get(word);
      if (at != null) {
        weights[at] += (float) features.get(at).idf();
      }
    }
    if (isZero(weights)) {
      words.forEach(word -> addHashed(word, weights));
    }
    // No word at all, or words that cancel.
    if (isZero(weights)) {
      addHashed(cleaned, weights);
    }
    return Embedding.directionOf(weights);
  }

  private static boolean isZero(float[] weights) {
    for (float weight : weights) {
      if (weight != 0) {
        return false;
      }
    }
    return true;
  }

  /** The bits of String's hash, which Java fixes, mixed by the finaliser of MurmurHash3. */
  private void addHashed(String word, float[] weights) {
    int hash = word.hashCode();
    hash = (hash ^ (hash >>> 16)) * 0x85ebca6b;
    hash = (hash ^ (hash >>> 13)) * 0xc2b2ae35;
    hash ^= hash >>> 16;
    weights[features.size() + Integer.remainderUnsigned(hash, HASHED)] +=
        (hash & Integer.MIN_VALUE) == 0 ? 1 : -1;
  }

  private static String hash(List<Feature> features) {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
    digest.update(("hashed\t" + HASHED + '\n').getBytes(StandardCharsets.UTF_8));
    for (Feature feature : features) {
      String line = feature.term() + '\t' + feature.idf() + '\n';
      digest.update(line.getBytes(StandardCharsets.UTF_8));
    }
    return HexFormat.of().formatHex(digest.digest(), 0, 8);
  }
}
