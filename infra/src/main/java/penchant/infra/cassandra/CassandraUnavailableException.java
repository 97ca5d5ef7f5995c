package penchant.infra.cassandra;

/** Cassandra cannot be started or reached; the message is one line and says what to do. */
public final class CassandraUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public CassandraUnavailableException(String message) {
    super(message);
  }

  public CassandraUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
