package penchant.infra.crowd;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import penchant.actors.crowd.MadeGraph;
import penchant.domain.decay.HalfLife;
import penchant.domain.graph.GraphFit;
import penchant.domain.graph.ItemGraph;
import penchant.domain.graph.Links;
import penchant.domain.graph.RowValue;
import penchant.domain.learning.LearnedBlend;
import penchant.domain.learning.Trial;
import penchant.domain.ranking.Blend;
import penchant.domain.ranking.Trends;
import penchant.infra.serialization.NetworkProtos;

/**
 * The pieces of a crowd as bytes: big-endian numbers, ids in modified UTF-8. The first byte is the
 * version of the format.
 */
final class CrowdCodec {

  private static final int FORMAT = 4;

  /** Instead of a number of links: there is one to every item. */
  private static final int TO_ALL = -1;

  private CrowdCodec() {}

  @FunctionalInterface
  private interface Writing {
    void to(DataOutputStream out) throws IOException;
  }

  @FunctionalInterface
  private interface Reading<T> {
    T from(DataInputStream in) throws IOException;
  }

  static byte[] bytes(MadeGraph made) {
    ItemGraph graph = made.graph();
    return written(
        out -> {
          out.writeDouble(made.ridge());
          out.writeDouble(graph.rows().touch());
          write(graph.rows().halfLife(), out);
          out.writeInt(graph.size());
          for (String id : graph.ids()) {
            out.writeUTF(id);
          }
          for (int i = 0; i < graph.size(); i++) {
            write(graph.linksFrom(i), out);
          }
        });
  }

  /**
   * @throws IllegalArgumentException for bytes that are not a graph of this format
   */
  static MadeGraph graph(byte[] bytes) {
    return read(
        bytes,
        in -> {
          double ridge = in.readDouble();
          RowValue rows = new RowValue(in.readDouble(), halfLife(in));
          String[] ids = new String[in.readInt()];
          for (int i = 0; i < ids.length; i++) {
            ids[i] = in.readUTF();
          }
          Links[] links = new Links[ids.length];
          for (int i = 0; i < ids.length; i++) {
            links[i] = links(ids.length, in);
          }
          return new MadeGraph(ItemGraph.of(ids, links, rows), ridge);
        });
  }

  private static void write(GraphFit fit, DataOutputStream out) throws IOException {
    out.writeDouble(fit.ridge());
    write(fit.halfLife(), out);
  }

  private static GraphFit fit(DataInputStream in) throws IOException {
    return new GraphFit(in.readDouble(), halfLife(in));
  }

  /** In milliseconds, 0 for none. */
  private static void write(Optional<HalfLife> halfLife, DataOutputStream out) throws IOException {
    out.writeLong(halfLife.map(each -> each.value().toMillis()).orElse(0L));
  }

  private static Optional<HalfLife> halfLife(DataInputStream in) throws IOException {
    return Optional.of(in.readLong())
        .filter(millis -> millis > 0)
        .map(millis -> new HalfLife(Duration.ofMillis(millis)));
  }

  private static void write(Links links, DataOutputStream out) throws IOException {
    if (links.isToAll()) {
      out.writeInt(TO_ALL);
    } else {
      out.writeInt(links.size());
      for (int i = 0; i < links.size(); i++) {
        out.writeInt(links.place(i));
      }
    }
    write(links.weights(), out);
  }

  private static Links links(int items, DataInputStream in) throws IOException {
    int size = in.readInt();
    if (size == TO_ALL) {
      return Links.toAll(floats(items, in));
    }
    int[] places = new int[size];
    for (int i = 0; i < size; i++) {
      places[i] = in.readInt();
    }
    return Links.toSome(places, floats(size, in));
  }

  static byte[] bytes(Trends trends) {
    SortedMap<String, float[]> byItem = new TreeMap<>(trends.byItem());
    return written(
        out -> {
          out.writeInt(byItem.size());
          for (Map.Entry<String, float[]> item : byItem.entrySet()) {
            out.writeUTF(item.getKey());
            out.writeByte(item.getValue().length);
            write(item.getValue(), out);
          }
        });
  }

  /**
   * @throws IllegalArgumentException for bytes that are not trends of this format
   */
  static Trends trends(byte[] bytes) {
    return read(
        bytes,
        in -> {
          int size = in.readInt();
          Map<String, float[]> byItem = new HashMap<>();
          for (int i = 0; i < size; i++) {
            String id = in.readUTF();
            byItem.put(id, floats(in.readUnsignedByte(), in));
          }
          return Trends.of(byItem);
        });
  }

  /** Features go by their names: what is read may have been written when there were others. */
  static byte[] bytes(LearnedBlend learned) {
    SortedMap<String, Double> weights = learned.blend().byLabel();
    Trial trial = learned.trial();
    return written(
        out -> {
          out.writeInt(weights.size());
          for (Map.Entry<String, Double> weight : weights.entrySet()) {
            out.writeUTF(weight.getKey());
            out.writeDouble(weight.getValue());
          }
          write(learned.graph(), out);
          out.writeLong(learned.now().toEpochMilli());
          out.writeInt(learned.people());
          out.writeInt(trial.people());
          out.writeDouble(trial.ndcg());
          out.writeDouble(trial.before());
          out.writeDouble(trial.standardError());
          byte[] networks = NetworkProtos.bytes(learned.networks());
          out.writeInt(networks.length);
          out.write(networks);
        });
  }

  /**
   * @throws IllegalArgumentException for bytes that are not a blend of this format, or one of
   *     features that this version does not know
   */
  static LearnedBlend blend(byte[] bytes) {
    return read(
        bytes,
        in -> {
          int size = in.readInt();
          Map<String, Double> weights = new TreeMap<>();
          for (int i = 0; i < size; i++) {
            String feature = in.readUTF();
            weights.put(feature, in.readDouble());
          }
          GraphFit graph = fit(in);
          Instant now = Instant.ofEpochMilli(in.readLong());
          int people = in.readInt();
          Trial trial = new Trial(in.readInt(), in.readDouble(), in.readDouble(), in.readDouble());
          byte[] networks = new byte[in.readInt()];
          in.readFully(networks);
          return new LearnedBlend(
              Blend.of(weights), NetworkProtos.networks(networks), graph, now, people, trial);
        });
  }

  private static void write(float[] numbers, DataOutputStream out) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(numbers.length * Float.BYTES);
    buffer.asFloatBuffer().put(numbers);
    out.write(buffer.array());
  }

  private static float[] floats(int many, DataInputStream in) throws IOException {
    byte[] bytes = new byte[many * Float.BYTES];
    in.readFully(bytes);
    float[] numbers = new float[many];
    ByteBuffer.wrap(bytes).asFloatBuffer().get(numbers);
    return numbers;
  }

  private static byte[] written(Writing writing) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(FORMAT);
      writing.to(out);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  private static <T> T read(byte[] bytes, Reading<T> reading) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      int format = in.readUnsignedByte();
      if (format != FORMAT) {
        throw new IllegalArgumentException(
            "a piece of a crowd has format " + format + ", this version reads " + FORMAT);
      }
      return reading.from(in);
    } catch (IOException broken) {
      throw new IllegalArgumentException("a piece of a crowd is cut short", broken);
    }
  }
}
