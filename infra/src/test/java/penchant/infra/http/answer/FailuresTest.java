package penchant.infra.http.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import penchant.actors.user.JournalUnavailableException;
import penchant.actors.user.UserUnavailableException;

class FailuresTest {

  @Test
  void whatNobodyForesawIsAFailureWithAnIdAndKeepsItsSecrets() {
    Problem problem = Failures.problem(new IllegalStateException("password is 1234"));

    assertThat(problem.status()).isEqualTo(500);
    assertThat(problem.detail()).doesNotContain("1234");
    assertThat(problem.more().get("id")).isInstanceOf(String.class);
    assertThat(problem.detail()).contains((String) problem.more().get("id"));
  }

  @Test
  void whatIsAwayMayBeTriedAgain() {
    assertThat(Failures.problem(new JournalUnavailableException("gone")).status()).isEqualTo(503);
    assertThat(Failures.problem(new UserUnavailableException("gone")).retryAfter()).isPresent();
    assertThat(Failures.problem(new RejectedExecutionException("full")).status()).isEqualTo(429);
    assertThat(Failures.problem(new TimeoutException("late")).status()).isEqualTo(503);
  }

  @Test
  void theWrappersOfFuturesAreTakenOff() {
    Problem inside = Problem.notFound("nothing there");

    assertThat(
            Failures.problem(
                new CompletionException(new CompletionException(new ProblemException(inside)))))
        .isEqualTo(inside);
  }
}
