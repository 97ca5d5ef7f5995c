package penchant.domain.vector;

/**
 * What an encoder produces. The id is a hash of model file, tokenizer, precision, pooling and
 * maximum length; vectors of different spaces are never compared.
 */
public record VectorSpace(String id, int dimensions) {

  public VectorSpace {
    if (id.isBlank()) {
      throw new IllegalArgumentException("a vector space needs an id");
    }
    if (dimensions < 1) {
      throw new IllegalArgumentException(
          "vector space " + id + " must have at least one dimension, had " + dimensions);
    }
  }
}
