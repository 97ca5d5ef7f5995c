package penchant.infra.http.body;

/** A field of a JSON object is not what it must be; the message names it. */
public final class WrongFieldException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public WrongFieldException(String message) {
    super(message, null, false, false);
  }
}
