package penchant.infra.http.body;

import java.util.ArrayList;
import java.util.List;

/** Where the lines of a body lie that hold anything but white space. */
final class Lines {

  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private Lines() {}

  /** A stretch of the body, without white space at its ends. */
  record Span(int from, int length) {}

  static List<Span> of(byte[] body) {
    List<Span> lines = new ArrayList<>();
    int start = afterByteOrderMark(body);
    for (int i = start; i <= body.length; i++) {
      if (i == body.length || body[i] == '\n') {
        int from = start;
        int to = i;
        while (from < to && isBlank(body[from])) {
          from++;
        }
        while (to > from && isBlank(body[to - 1])) {
          to--;
        }
        if (to > from) {
          lines.add(new Span(from, to - from));
        }
        start = i + 1;
      }
    }
    return lines;
  }

  private static int afterByteOrderMark(byte[] body) {
    for (int i = 0; i < BYTE_ORDER_MARK.length; i++) {
      if (i >= body.length || body[i] != BYTE_ORDER_MARK[i]) {
        return 0;
      }
    }
    return BYTE_ORDER_MARK.length;
  }

  private static boolean isBlank(byte character) {
    return character == ' ' || character == '\t' || character == '\r';
  }
}
