package penchant.infra.http.body;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.apache.pekko.http.javadsl.model.HttpEntity;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.stream.Materializer;
import org.apache.pekko.util.ByteString;
import org.apache.pekko.util.ByteStringBuilder;
import penchant.infra.http.answer.Problem;
import penchant.infra.http.answer.ProblemException;

/**
 * Reads whole bodies up to a limit. What is longer is read to its end and dropped, within reason,
 * since a caller that is still sending does not see an answer. The bytes of all bodies count as in
 * flight until their requests are answered; what is beyond that limit is not read into memory.
 */
public final class RequestBody {

  /** Times the limit: who sends more than that is cut off. */
  private static final int PATIENCE = 8;

  private static final Duration READ_WITHIN = Duration.ofSeconds(30);

  private final long limitBytes;
  private final InFlightLimit inFlight;
  private final Materializer materializer;

  /**
   * @param limitBytes of one body
   * @param inFlight of the bytes of all
   */
  public RequestBody(long limitBytes, InFlightLimit inFlight, Materializer materializer) {
    this.limitBytes = limitBytes;
    this.inFlight = inFlight;
    this.materializer = materializer;
  }

  /**
   * What {@code answer} makes of the bytes of the body.
   *
   * @return fails with a {@link ProblemException}: 413 when there are too many, 415 when they are
   *     compressed, 408 when they come too slowly, 429 when too many are in flight already
   */
  public CompletionStage<HttpResponse> answer(
      HttpRequest request, Function<byte[], CompletionStage<HttpResponse>> answer) {
    Share share = new Share();
    return read(request, share)
        .thenCompose(answer)
        .whenComplete((answered, failure) -> share.release());
  }

  /** What one body holds of the bytes in flight. */
  private final class Share {
    private long bytes;

    boolean grow(long more) {
      if (!inFlight.acquire(more)) {
        return false;
      }
      bytes += more;
      return true;
    }

    void release() {
      inFlight.release(bytes);
    }
  }

  private CompletionStage<byte[]> read(HttpRequest request, Share share) {
    boolean encoded =
        request
            .getHeader("Content-Encoding")
            .filter(header -> !header.value().equalsIgnoreCase("identity"))
            .isPresent();
    if (encoded) {
      drop(request);
      return CompletableFuture.failedFuture(
          new ProblemException(
              Problem.of(415, "Unsupported Media Type", "the body must not be compressed")));
    }
    OptionalLong length = request.entity().getContentLengthOption();
    if (length.isPresent() && length.getAsLong() <= limitBytes && !share.grow(length.getAsLong())) {
      drop(request);
      return CompletableFuture.failedFuture(full());
    }
    if (request.entity() instanceof HttpEntity.Strict strict) {
      ByteString data = strict.getData();
      return data.size() > limitBytes
          ? CompletableFuture.failedFuture(tooLarge())
          : CompletableFuture.completedFuture(data.toArray());
    }
    return request
        .entity()
        .withoutSizeLimit()
        .getDataBytes()
        .completionTimeout(READ_WITHIN)
        .runFold(
            new Collected(),
            (collected, chunk) -> collect(collected, chunk, length.isPresent(), share),
            materializer)
        .handle(
            (collected, failure) -> {
              if (failure instanceof ProblemException known) {
                throw known;
              }
              if (failure instanceof TimeoutException) {
                throw new ProblemException(
                    Problem.of(
                        408,
                        "Request Timeout",
                        "the body did not come within " + READ_WITHIN.toSeconds() + " s"));
              }
              if (failure != null) {
                throw new ProblemException(
                    Problem.badRequest("the body ended too early: " + failure.getMessage()));
              }
              if (collected.size > limitBytes) {
                throw tooLarge();
              }
              if (collected.isUnwanted) {
                throw full();
              }
              return collected.bytes.result().toArray();
            });
  }

  /** Lets a body go that is not wanted, so that the connection can be used again. */
  public void drop(HttpRequest request) {
    request
        .entity()
        .withSizeLimit(limitBytes * PATIENCE)
        .getDataBytes()
        .completionTimeout(READ_WITHIN)
        .runWith(org.apache.pekko.stream.javadsl.Sink.ignore(), materializer);
  }

  private Collected collect(Collected collected, ByteString chunk, boolean isCounted, Share share) {
    collected.size += chunk.size();
    if (collected.size > limitBytes * PATIENCE) {
      throw tooLarge();
    }
    if (!collected.isUnwanted && collected.size <= limitBytes) {
      collected.isUnwanted = !isCounted && !share.grow(chunk.size());
    } else {
      collected.isUnwanted = true;
    }
    if (collected.isUnwanted) {
      collected.bytes.clear();
    } else {
      collected.bytes.append(chunk);
    }
    return collected;
  }

  private ProblemException full() {
    return new ProblemException(
        Problem.tooMuch(
            inFlight.inFlight()
                + " bytes of requests are on their way, this one is too much; nothing of it was"
                + " read, send it again soon"));
  }

  private ProblemException tooLarge() {
    return new ProblemException(
        Problem.of(
            413,
            "Content Too Large",
            "the body has more than "
                + limitBytes
                + " bytes; send it in parts, nothing of it was taken"));
  }

  private static final class Collected {
    private final ByteStringBuilder bytes = new ByteStringBuilder();
    private long size;
    private boolean isUnwanted;
  }
}
