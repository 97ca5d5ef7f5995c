package penchant.actors.node;

import java.time.Duration;
import java.util.Set;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.receptionist.ServiceKey;
import penchant.actors.Wire;

/**
 * One on every node: lets the node's {@link Fence} tick, and after it has closed asks the others
 * whether this node still is one of them. It opens again when with this node itself more than half
 * of the nodes say so: those who would take over its users are more than half, too. A node that the
 * others do not reach is about to be given up, and gets no yes.
 */
public final class FenceKeeper extends AbstractBehavior<FenceKeeper.Command> {

  private static final ServiceKey<Command> KEY = ServiceKey.create(Command.class, "fence");

  public sealed interface Command permits Question, Answer, Listed, Tick {}

  /** Whether {@code node} is well, as the asked one sees it. */
  public record Question(String node, long round, ActorRef<Answer> replyTo)
      implements Command, Wire {}

  public record Answer(long round, boolean isWell) implements Command, Wire {}

  private record Listed(Set<ActorRef<Command>> keepers) implements Command {}

  enum Tick implements Command {
    TICK
  }

  private final Fence fence;
  private final Membership membership;
  private Set<ActorRef<Command>> keepers = Set.of();
  private boolean isOpen = true;
  private long round;
  private int confirmations;

  private FenceKeeper(ActorContext<Command> context, Fence fence, Membership membership) {
    super(context);
    this.fence = fence;
    this.membership = membership;
    Peers.join(KEY, context, all -> new Listed(all.getAllServiceInstances(KEY)));
  }

  /**
   * Keeps {@code fence}.
   *
   * @param tickEvery a small part of the fence's patience
   */
  public static Behavior<Command> create(Fence fence, Membership membership, Duration tickEvery) {
    return Behaviors.setup(
        context ->
            Behaviors.withTimers(
                timers -> {
                  timers.startTimerWithFixedDelay(Tick.TICK, tickEvery);
                  return new FenceKeeper(context, fence, membership);
                }));
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder()
        .onMessage(Tick.class, tick -> onTick())
        .onMessage(Question.class, this::onQuestion)
        .onMessage(Answer.class, this::onAnswer)
        .onMessage(Listed.class, this::onListed)
        .build();
  }

  private Behavior<Command> onTick() {
    boolean wasOpen = isOpen;
    isOpen = fence.tick();
    if (isOpen) {
      return this;
    }
    if (wasOpen) {
      getContext()
          .getLog()
          .warn(
              "this node stood still for a while: it acknowledges no events before it knows"
                  + " whether others have taken over its users");
    }
    round++;
    confirmations = 1;
    ActorRef<Answer> replyTo = getContext().getSelf().narrow();
    for (ActorRef<Command> keeper : keepers) {
      if (!keeper.equals(getContext().getSelf())) {
        keeper.tell(new Question(membership.self(), round, replyTo));
      }
    }
    return openedIfConfirmed();
  }

  private Behavior<Command> onQuestion(Question question) {
    question.replyTo().tell(new Answer(question.round(), membership.isWell(question.node())));
    return this;
  }

  private Behavior<Command> onAnswer(Answer answer) {
    if (!isOpen && answer.round() == round && answer.isWell()) {
      confirmations++;
      return openedIfConfirmed();
    }
    return this;
  }

  private Behavior<Command> openedIfConfirmed() {
    if (2 * confirmations > membership.size()) {
      isOpen = true;
      fence.confirm();
      getContext().getLog().info("this node still is a member, and acknowledges events again");
    }
    return this;
  }

  private Behavior<Command> onListed(Listed listed) {
    keepers = listed.keepers();
    return this;
  }
}
