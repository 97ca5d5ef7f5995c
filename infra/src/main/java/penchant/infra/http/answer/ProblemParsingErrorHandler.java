package penchant.infra.http.answer;

import org.apache.pekko.event.LoggingAdapter;
import org.apache.pekko.http.ParsingErrorHandler;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.scaladsl.model.ErrorInfo;
import org.apache.pekko.http.scaladsl.model.StatusCode;
import org.apache.pekko.http.scaladsl.settings.ServerSettings;

/**
 * Answers what is too broken to become a request. Named in {@code pekko.http.server.parsing}; the
 * HTTP library takes the instance from the field {@code MODULE$}.
 */
public final class ProblemParsingErrorHandler extends ParsingErrorHandler {

  @SuppressWarnings("checkstyle:ConstantName")
  public static final ProblemParsingErrorHandler MODULE$ = new ProblemParsingErrorHandler();

  private ProblemParsingErrorHandler() {}

  @Override
  public HttpResponse handle(
      StatusCode status, ErrorInfo error, LoggingAdapter log, ServerSettings settings) {
    return Answers.of(Problem.of(status.intValue(), status.reason(), error.summary()));
  }
}
