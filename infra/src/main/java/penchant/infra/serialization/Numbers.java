package penchant.infra.serialization;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/** Arrays of numbers as bytes, big end first, bit for bit. */
final class Numbers {

  private Numbers() {}

  static ByteString bytes(float[] values) {
    ByteBuffer buffer = ByteBuffer.allocate(values.length * Float.BYTES);
    buffer.asFloatBuffer().put(values);
    return ByteString.copyFrom(buffer);
  }

  static float[] floats(ByteString bytes) {
    float[] values = new float[bytes.size() / Float.BYTES];
    bytes.asReadOnlyByteBuffer().asFloatBuffer().get(values);
    return values;
  }

  static ByteString bytes(short[] values) {
    ByteBuffer buffer = ByteBuffer.allocate(values.length * Short.BYTES);
    buffer.asShortBuffer().put(values);
    return ByteString.copyFrom(buffer);
  }

  static short[] shorts(ByteString bytes) {
    short[] values = new short[bytes.size() / Short.BYTES];
    bytes.asReadOnlyByteBuffer().asShortBuffer().get(values);
    return values;
  }

  static List<Long> list(long[] values) {
    return Arrays.stream(values).boxed().toList();
  }

  static long[] array(List<Long> values) {
    return values.stream().mapToLong(Long::longValue).toArray();
  }
}
