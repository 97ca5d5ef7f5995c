package penchant.infra.http.lists;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * The id of a list pins what it was made from. Opaque to callers: its form may change.
 *
 * @param sequence of the user's journal; 0 for lists that are nobody's
 * @param fold version of the fold; empty for lists that are nobody's
 */
record ListId(long sequence, long round, long catalogue, String vectorSpace, String fold) {

  @Override
  public String toString() {
    String plain = sequence + "|" + round + "|" + catalogue + "|" + vectorSpace + "|" + fold;
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(plain.getBytes(StandardCharsets.UTF_8));
  }
}
