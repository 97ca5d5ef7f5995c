package penchant.actors.user;

/**
 * The journal failed a write or a read: what was to be recorded may be there or not, and may be
 * sent again.
 */
public final class JournalUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public JournalUnavailableException(String message) {
    super(message);
  }

  public JournalUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
