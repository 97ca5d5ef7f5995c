package penchant.actors.catalogue;

import org.jspecify.annotations.Nullable;

/**
 * The table of items cannot be reached. What a put or a deletion did so far is unknown; it may be
 * sent again.
 */
public final class CatalogueUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public CatalogueUnavailableException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
