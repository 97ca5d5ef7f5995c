package penchant.actors.user;

/**
 * So much waits for this user already that a batch was turned away: nothing of it was recorded, and
 * it may be sent again a little later.
 */
public final class UserBusyException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public UserBusyException(String message) {
    super(message);
  }
}
