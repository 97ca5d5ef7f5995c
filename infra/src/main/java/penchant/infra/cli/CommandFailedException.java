package penchant.infra.cli;

/**
 * A command that cannot do what was asked; the message is shown as one line, the exit code is 1.
 */
public final class CommandFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public CommandFailedException(String message) {
    super(message);
  }

  public CommandFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
