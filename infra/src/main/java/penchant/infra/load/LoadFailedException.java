package penchant.infra.load;

/** A load that cannot go on; the message is one line. */
public final class LoadFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public LoadFailedException(String message) {
    super(message);
  }
}
