package penchant.infra.serialization;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.ByteBuffer;
import penchant.domain.clustering.Mean;
import penchant.domain.clustering.VectorSum;
import penchant.domain.graph.Interactions;
import penchant.domain.vector.Embedding;
import penchant.domain.vector.QuantisedVector;

/** Teaches Jackson the vectors of the domain, as bytes. Records it reads by itself. */
public final class DomainModule extends SimpleModule {

  private static final long serialVersionUID = 1L;
  private static final int INTERACTION_BYTES = 3 * Long.BYTES + Double.BYTES;

  public DomainModule() {
    super("penchant-domain");
    bind(Embedding.class, DomainModule::bytes, DomainModule::embedding);
    bind(QuantisedVector.class, DomainModule::bytes, DomainModule::quantised);
    bind(Mean.class, DomainModule::bytes, DomainModule::mean);
    bind(VectorSum.class, DomainModule::bytes, DomainModule::vectorSum);
    bind(Interactions.class, DomainModule::bytes, DomainModule::interactions);
  }

  private static byte[] bytes(Embedding embedding) {
    return Numbers.bytes(embedding.toArray()).toByteArray();
  }

  private static Embedding embedding(byte[] bytes) {
    return Embedding.ofUnit(Numbers.floats(ByteString.copyFrom(bytes)));
  }

  private static byte[] bytes(Mean mean) {
    return Numbers.bytes(mean.toArray()).toByteArray();
  }

  private static Mean mean(byte[] bytes) {
    return bytes.length == 0 ? Mean.NONE : Mean.of(Numbers.floats(ByteString.copyFrom(bytes)));
  }

  private static byte[] bytes(VectorSum sum) {
    double[] components = sum.toArray();
    ByteBuffer buffer = ByteBuffer.allocate(components.length * Double.BYTES);
    buffer.asDoubleBuffer().put(components);
    return buffer.array();
  }

  private static VectorSum vectorSum(byte[] bytes) {
    double[] components = new double[bytes.length / Double.BYTES];
    ByteBuffer.wrap(bytes).asDoubleBuffer().get(components);
    return VectorSum.of(components);
  }

  private static byte[] bytes(QuantisedVector vector) {
    byte[] values = vector.values();
    return ByteBuffer.allocate(Float.BYTES + values.length)
        .putFloat(vector.scale())
        .put(values)
        .array();
  }

  private static QuantisedVector quantised(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    float scale = buffer.getFloat();
    byte[] values = new byte[buffer.remaining()];
    buffer.get(values);
    return QuantisedVector.of(scale, values);
  }

  private static byte[] bytes(Interactions row) {
    ByteBuffer buffer = ByteBuffer.allocate(row.size() * INTERACTION_BYTES);
    for (int i = 0; i < row.size(); i++) {
      buffer
          .putLong(row.item(i))
          .putLong(row.total(i))
          .putDouble(row.decayed(i))
          .putLong(row.newestMillis(i));
    }
    return buffer.array();
  }

  private static Interactions interactions(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    Interactions.Builder row = new Interactions.Builder();
    while (buffer.hasRemaining()) {
      row.add(buffer.getLong(), buffer.getLong(), buffer.getDouble(), buffer.getLong());
    }
    return row.build();
  }

  @FunctionalInterface
  private interface ToBytes<T> {
    byte[] of(T value);
  }

  @FunctionalInterface
  private interface FromBytes<T> {
    T of(byte[] bytes);
  }

  private <T> void bind(Class<T> type, ToBytes<T> write, FromBytes<T> read) {
    addSerializer(type, new BytesSerializer<>(type, write));
    addDeserializer(type, new BytesDeserializer<>(type, read));
  }

  private static final class BytesSerializer<T> extends StdSerializer<T> {

    private static final long serialVersionUID = 1L;

    private final transient ToBytes<T> write;

    BytesSerializer(Class<T> type, ToBytes<T> write) {
      super(type);
      this.write = write;
    }

    @Override
    public void serialize(T value, JsonGenerator to, SerializerProvider provider)
        throws IOException {
      to.writeBinary(write.of(value));
    }
  }

  private static final class BytesDeserializer<T> extends StdDeserializer<T> {

    private static final long serialVersionUID = 1L;

    private final transient FromBytes<T> read;

    BytesDeserializer(Class<T> type, FromBytes<T> read) {
      super(type);
      this.read = read;
    }

    @Override
    public T deserialize(JsonParser from, DeserializationContext context) throws IOException {
      return read.of(from.getBinaryValue());
    }
  }
}
