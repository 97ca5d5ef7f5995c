package penchant.actors.clustering;

import java.time.Duration;
import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import penchant.domain.clustering.ClusterModel;

/**
 * The cluster model of this node, for everybody on it. Never waits: reading is a memory read. While
 * the coordinator is away the last model stays.
 */
public final class ClusterModels {

  private static final Duration ASK_EVERY = Duration.ofSeconds(2);

  private volatile ClusterModel current = ClusterModel.EMPTY;

  /** The newest model that arrived whole. */
  public ClusterModel current() {
    return current;
  }

  /**
   * Follows the coordinator: says every now and then which round it has, which makes the
   * coordinator send newer ones, now and as they come.
   */
  public Behavior<ModelPart> follow(ActorRef<ClusteringCoordinator.Command> coordinator) {
    return Behaviors.setup(
        context -> {
          PartsInbox<ModelPart> inbox = new PartsInbox<>();
          ActorRef<Tick> clock = context.spawn(asking(coordinator, context), "clock");
          clock.tell(Tick.NOW);
          return Behaviors.receiveMessage(
              part -> {
                inbox.add(part.stamp(), part.part(), part.parts(), part).ifPresent(this::take);
                return Behaviors.same();
              });
        });
  }

  private enum Tick {
    NOW
  }

  private Behavior<Tick> asking(
      ActorRef<ClusteringCoordinator.Command> coordinator, ActorContext<ModelPart> follower) {
    ActorRef<ModelPart> receiver = follower.getSelf();
    return Behaviors.withTimers(
        timers -> {
          timers.startTimerWithFixedDelay(Tick.NOW, ASK_EVERY);
          return Behaviors.receiveMessage(
              tick -> {
                coordinator.tell(new ClusteringCoordinator.NodeHas(current.round(), receiver));
                return Behaviors.same();
              });
        });
  }

  /** An update that does not fit is left out; the next question brings one that does. */
  private void take(List<ModelPart> parts) {
    ModelPart.whole(parts).appliedTo(current).ifPresent(next -> current = next);
  }
}
