package penchant.infra.training;

/** PyTorch cannot be had on this machine. */
public final class TrainingUnavailableException extends RuntimeException {

  TrainingUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
