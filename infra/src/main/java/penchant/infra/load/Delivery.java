package penchant.infra.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * Delivers batches to one path of the API and counts what became of them. A batch refused as a
 * whole is halved until what is wrong with it stands alone, so that one bad record costs one
 * record.
 */
public final class Delivery implements Lanes.Sender {

  private static final int REASONS_KEPT = 5;

  private final NodeClient client;
  private final String path;
  private final LongConsumer settled;
  private final List<String> reasons = new ArrayList<>();
  private long accepted;
  private long duplicates;
  private long rejected;

  /** {@code settled} hears how many records more are done. */
  public Delivery(NodeClient client, String path, LongConsumer settled) {
    this.client = client;
    this.path = path;
    this.settled = settled;
  }

  @Override
  public void send(int lane, List<byte[]> batch) throws InterruptedException {
    NodeClient.Answer answer = client.post(lane, path, ndjson(batch), "application/x-ndjson");
    int status = answer.status();
    boolean isEachJudged = answer.body().path("rejected").size() == batch.size();
    if ((status >= 200 && status < 300) || (status == 400 && isEachJudged)) {
      count(batch, answer.body());
    } else if (isRefusal(status) && batch.size() > 1) {
      int half = batch.size() / 2;
      send(lane, batch.subList(0, half));
      send(lane, batch.subList(half, batch.size()));
    } else if (isRefusal(status)) {
      refuse(batch, answer.body());
    } else {
      throw new LoadFailedException(
          client.nodes().get(0) + path + " answers " + status + ": is it a Penchant node?");
    }
  }

  /** The batch as it is cannot be taken, now or later. */
  private static boolean isRefusal(int status) {
    return status == 400 || status == 413 || status == 422;
  }

  /** The counts so far. */
  public synchronized Counts counts() {
    return new Counts(accepted, duplicates, rejected, List.copyOf(reasons));
  }

  /**
   * What became of the records.
   *
   * @param reasons the first few of those for which records were rejected, with the record
   */
  public record Counts(long accepted, long duplicates, long rejected, List<String> reasons) {}

  private void count(List<byte[]> batch, JsonNode body) {
    JsonNode refused = body.path("rejected");
    long known = body.path("duplicates").asLong(0);
    synchronized (this) {
      duplicates += known;
      rejected += refused.size();
      accepted += body.path("accepted").asLong(batch.size() - known - refused.size());
      for (JsonNode one : refused) {
        keep(batch, one.path("index").asInt(-1), one.path("reason").asText("no reason given"));
      }
    }
    settled.accept(batch.size());
  }

  private void refuse(List<byte[]> batch, JsonNode body) {
    JsonNode first = body.path("rejected").path(0).path("reason");
    String reason =
        first.isMissingNode()
            ? body.path("detail").asText(body.path("title").asText("refused"))
            : first.asText();
    synchronized (this) {
      rejected += batch.size();
      keep(batch, 0, reason);
    }
    settled.accept(batch.size());
  }

  private void keep(List<byte[]> batch, int index, String reason) {
    if (reasons.size() < REASONS_KEPT) {
      String record = index >= 0 && index < batch.size() ? new String(batch.get(index), UTF_8) : "";
      reasons.add(reason + ": " + (record.length() > 200 ? record.substring(0, 200) : record));
    }
  }

  private static byte[] ndjson(List<byte[]> batch) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (byte[] record : batch) {
      body.writeBytes(record);
      body.write('\n');
    }
    return body.toByteArray();
  }
}
