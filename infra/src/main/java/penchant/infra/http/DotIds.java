package penchant.infra.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.Uri;
import org.apache.pekko.http.javadsl.model.headers.RawRequestURI;

/**
 * Lets the ids {@code .} and {@code ..} stand in paths, percent-encoded. The HTTP library decodes
 * first and then takes dots for steps up and down the path (RFC 3986, section 5.2.4, has it the
 * other way round), so such a segment gets a mark before the library's result is used. The mark is
 * a control character, which no id holds; one that was there before is doubled.
 */
final class DotIds {

  private static final String MARK = "\0";
  private static final String ENCODED_MARK = "%00";

  /** A whole segment of one or two dots, of which at least one is encoded. */
  private static final Pattern ENCODED_DOTS =
      Pattern.compile("(?<=/)(%2e|%2e%2e|%2e\\.|\\.%2e)(?=/|$)", Pattern.CASE_INSENSITIVE);

  private DotIds() {}

  /** The request with such segments marked; needs the target as it came in a header. */
  static HttpRequest marked(HttpRequest request) {
    String target = request.getHeader(RawRequestURI.class).map(HttpHeader::value).orElse("");
    int end = target.indexOf('?') < 0 ? target.length() : target.indexOf('?');
    String path = target.substring(0, end);
    String marked =
        ENCODED_DOTS
            .matcher(path.replace(ENCODED_MARK, ENCODED_MARK + ENCODED_MARK))
            .replaceAll(ENCODED_MARK + "$1");
    return marked.equals(path)
        ? request
        : request.withUri(Uri.create(marked + target.substring(end)));
  }

  /**
   * Whether the target, its percent signs decoded, is UTF-8. The HTTP library puts a replacement
   * character for what is not, and different ids would become one.
   */
  static boolean isUtf8(HttpRequest request) {
    String target = request.getHeader(RawRequestURI.class).map(HttpHeader::value).orElse("");
    if (target.indexOf('%') < 0) {
      return true;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(target.length());
    for (int i = 0; i < target.length(); i++) {
      int high = hex(target, i + 1);
      int low = hex(target, i + 2);
      if (target.charAt(i) == '%' && high >= 0 && low >= 0) {
        bytes.write(high << 4 | low);
        i += 2;
      } else {
        bytes.writeBytes(target.substring(i, i + 1).getBytes(StandardCharsets.UTF_8));
      }
    }
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray()));
      return true;
    } catch (CharacterCodingException broken) {
      return false;
    }
  }

  private static int hex(String text, int at) {
    return at < text.length() ? Character.digit(text.charAt(at), 16) : -1;
  }

  /** The id that a segment of a path stands for. */
  static String unmarked(String segment) {
    return segment.equals(MARK + ".") || segment.equals(MARK + "..")
        ? segment.substring(MARK.length())
        : segment;
  }
}
