package penchant.domain.ranking;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeSet;
import penchant.domain.catalogue.Catalogue;
import penchant.domain.clustering.ClusterModel;

/**
 * The id of a list pins what it was made from: the sequence number of the last fact seen, the
 * clustering round, the version of the catalogue, and by a hash whose list it is, under which fold,
 * settings and conditions. The same inputs have the same id, and the same id means the same list,
 * of which requests see pages.
 *
 * @param text {@code sequence-round-catalogue-hash}, at most 80 characters
 */
record ListId(String text) {

  private static final int HASH_BYTES = 8;

  /** Of the list of a person. */
  static ListId of(
      Person person, ClusterModel model, Catalogue catalogue, RankingQuery query, String makings) {
    String whose = "user\n" + person.user() + '\n' + person.profile().foldVersion();
    return of(whose, person.sequence(), model, catalogue, query, makings);
  }

  /**
   * Of a list that is nobody's.
   *
   * @param kind what sort of list it is, and of what
   * @param makings settings and whatever else decides the order
   */
  static ListId of(
      String kind, ClusterModel model, Catalogue catalogue, RankingQuery query, String makings) {
    return of(kind, 0, model, catalogue, query, makings);
  }

  private static ListId of(
      String whose,
      long sequence,
      ClusterModel model,
      Catalogue catalogue,
      RankingQuery query,
      String makings) {
    String conditions =
        String.join(
            "\n",
            whose,
            catalogue.space().id(),
            makings,
            new TreeSet<>(query.domains()).toString(),
            new TreeSet<>(query.categories()).toString(),
            new TreeSet<>(query.exclude()).toString(),
            query.context().toString(),
            query.repeat().toString(),
            query.at().toString());
    String hash = HexFormat.of().formatHex(sha256(conditions), 0, HASH_BYTES);
    return new ListId(sequence + "-" + model.round() + "-" + catalogue.version() + "-" + hash);
  }

  /** A number drawn from the id, any long as likely as any other. */
  long draw() {
    long drawn = 0;
    byte[] hash = sha256(text);
    for (int i = 0; i < Long.BYTES; i++) {
      drawn = drawn << Byte.SIZE | (hash[i] & 0xff);
    }
    return drawn;
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every JDK has SHA-256", missing);
    }
  }
}
