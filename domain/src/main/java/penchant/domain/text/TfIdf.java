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
 * <p>Vectors have one dimension more than there are terms. It holds 1 for a text without any known
 * term and 0 for all others, so that such a text has a direction as well, at a right angle to
 * everything that is known.
 */
public final class TfIdf {

  /** How many terms a model has, if nobody says otherwise. */
  public static final int TERMS = 100;

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
    this.space = new VectorSpace("tfidf-" + hash(features), features.size() + 1);
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

  /** The dimensions in order, strongest first; the last dimension of a vector has no feature. */
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
    boolean known = false;
    for (String term : Terms.of(cleaned)) {
      Integer at = dimension.get(term);
      if (at != null) {
        weights[at] += (float) features.get(at).idf();
        known = true;
      }
    }
    if (!known) {
      weights[weights.length - 1] = 1;
    }
    return Embedding.directionOf(weights);
  }

  private static String hash(List<Feature> features) {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
    for (Feature feature : features) {
      String line = feature.term() + '\t' + feature.idf() + '\n';
      digest.update(line.getBytes(StandardCharsets.UTF_8));
    }
    return HexFormat.of().formatHex(digest.digest(), 0, 8);
  }
}
