package penchant.actors.user;

/** A user could not be read: still being recovered, or out of reach. */
public final class UserUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public UserUnavailableException(String message) {
    super(message);
  }

  public UserUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
