package penchant.infra.launcher;

/** A launch that cannot go on; the message is one line and says what to do. */
public final class LaunchFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public LaunchFailedException(String message) {
    super(message);
  }

  public LaunchFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
