package penchant.actors.user;

/**
 * So much waits for this user, or for this user's node to compute, that a call was turned away:
 * nothing of it was done, and it may be made again a little later.
 */
public final class UserBusyException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public UserBusyException(String message) {
    super(message);
  }
}
