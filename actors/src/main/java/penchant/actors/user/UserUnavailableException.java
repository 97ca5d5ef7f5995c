package penchant.actors.user;

/**
 * One user is out of reach or cannot be brought back now, which says nothing of others: what it was
 * to record may be there or not, and may be sent again.
 */
public final class UserUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public UserUnavailableException(String message) {
    super(message);
  }

  public UserUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
