package penchant.infra.load;

import java.nio.file.Path;

/**
 * An input that is not in its format; the message is one line: file, line, and what is expected.
 */
public final class UnreadableInputException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public UnreadableInputException(String message) {
    super(message);
  }

  static UnreadableInputException at(Path file, long line, String problem) {
    return new UnreadableInputException(file + ", line " + line + ": " + problem);
  }
}
