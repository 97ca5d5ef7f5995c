package penchant.infra.http.events;

import java.util.List;
import penchant.domain.behavior.Behavior;
import penchant.infra.http.body.Rejection;

/**
 * What the events of a body say.
 *
 * @param behaviors in the order of the body
 * @param rejected those that the rules refuse
 */
public record Understood(List<Behavior> behaviors, List<Rejection> rejected) {

  public Understood {
    behaviors = List.copyOf(behaviors);
    rejected = List.copyOf(rejected);
  }
}
