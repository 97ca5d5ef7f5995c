package penchant.infra.http;

import static org.apache.pekko.http.javadsl.server.Directives.complete;
import static org.apache.pekko.http.javadsl.server.Directives.extractRequest;
import static org.apache.pekko.http.javadsl.server.Directives.withRequestTimeoutResponse;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.Done;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.http.javadsl.Http;
import org.apache.pekko.http.javadsl.ServerBinding;
import org.apache.pekko.http.javadsl.model.HttpEntity;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.http.javadsl.server.ExceptionHandler;
import org.apache.pekko.http.javadsl.server.MethodRejection;
import org.apache.pekko.http.javadsl.server.RejectionHandler;
import org.apache.pekko.http.javadsl.server.Route;
import org.apache.pekko.japi.function.Function;
import penchant.domain.behavior.Shortened;
import penchant.infra.http.answer.Answers;
import penchant.infra.http.answer.Failures;
import penchant.infra.http.answer.Problem;

/** The API on a port. */
public final class HttpServer {

  private static final Duration LAST_ANSWERS_WITHIN = Duration.ofSeconds(10);

  private final ServerBinding binding;

  private HttpServer(ServerBinding binding) {
    this.binding = binding;
  }

  /**
   * Listens.
   *
   * @return fails when the address cannot be had
   */
  public static CompletionStage<HttpServer> start(
      ActorSystem system, Backends backends, HttpSettings settings) {
    Function<HttpRequest, CompletionStage<HttpResponse>> api =
        sealed(new Api(system, backends, settings).route()).handler(system);
    Function<HttpRequest, CompletionStage<HttpResponse>> withDotIds =
        request ->
            DotIds.isUtf8(request) ? api.apply(DotIds.marked(request)) : notUtf8(request, system);
    return Http.get(system)
        .newServerAt(settings.host(), settings.port())
        .bind(withDotIds)
        .thenApply(HttpServer::new);
  }

  private static CompletionStage<HttpResponse> notUtf8(HttpRequest request, ActorSystem system) {
    request.discardEntityBytes(system);
    return CompletableFuture.completedFuture(
        Answers.of(
            Problem.badRequest(
                "the target is not UTF-8 where it is percent-encoded, as %C3%A4 for an a with two"
                    + " dots would be")));
  }

  public InetSocketAddress address() {
    return binding.localAddress();
  }

  /** Takes no more connections, and ends those that are there once their answers are out. */
  public CompletionStage<Done> stop() {
    return binding.terminate(LAST_ANSWERS_WITHIN).thenApply(terminated -> Done.getInstance());
  }

  private static Route sealed(Route route) {
    return withRequestTimeoutResponse(
        request ->
            Answers.of(
                Problem.away("answer", "the answer took too long; what was asked may be done yet")),
        () -> route.seal(rejections(), exceptions()));
  }

  private static ExceptionHandler exceptions() {
    return ExceptionHandler.newBuilder()
        .matchAny(thrown -> complete(Answers.of(Failures.problem(thrown))))
        .build();
  }

  private static RejectionHandler rejections() {
    return RejectionHandler.newBuilder()
        .handleAll(MethodRejection.class, HttpServer::wrongMethod)
        .handleNotFound(extractRequest(request -> complete(notFound(request))))
        .build()
        .withFallback(
            RejectionHandler.defaultHandler().mapRejectionResponse(HttpServer::asProblem));
  }

  private static Route wrongMethod(List<MethodRejection> rejections) {
    Set<String> methods = new TreeSet<>();
    rejections.forEach(rejection -> methods.add(rejection.supported().name()));
    String allowed = String.join(", ", methods);
    return extractRequest(
        request ->
            complete(
                Answers.of(
                        Problem.of(
                            405,
                            "Method Not Allowed",
                            Shortened.quote(request.getUri().getPathString())
                                + " is not for "
                                + request.method().name()
                                + ", but for "
                                + allowed))
                    .addHeader(RawHeader.create("Allow", allowed))));
  }

  private static HttpResponse notFound(HttpRequest request) {
    return Answers.of(
        Problem.notFound(
            "there is nothing at " + Shortened.quote(request.getUri().getPathString())));
  }

  /** Keeps status and headers, such as Allow; the library's text becomes the detail. */
  private static HttpResponse asProblem(HttpResponse response) {
    String text =
        response.entity() instanceof HttpEntity.Strict strict
            ? strict.getData().utf8String()
            : response.status().reason();
    return response.withEntity(
        Answers.of(Problem.of(response.status().intValue(), response.status().reason(), text))
            .entity());
  }
}
