package penchant.infra.load;

import com.fasterxml.jackson.databind.ObjectMapper;

/** One mapper for the package; it is thread-safe and expensive to make. */
final class Json {

  static final ObjectMapper MAPPER = new ObjectMapper();

  private Json() {}
}
