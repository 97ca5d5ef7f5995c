package penchant.actors.node;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.receptionist.ServiceKey;
import penchant.actors.Wire;

/**
 * One on every node: describes its own node to others, and gathers the descriptions of all. A node
 * that does not answer in time is left out: what is shown is who is well.
 */
public final class NodeDirectory extends AbstractBehavior<NodeDirectory.Command> {

  private static final ServiceKey<Command> KEY = ServiceKey.create(Command.class, "node-directory");
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  /** What it is told. */
  public sealed interface Command {}

  /** Asks for the descriptions of all nodes, sorted by address. */
  public record DescribeAll(ActorRef<List<NodeDescription>> replyTo) implements Command {}

  /** Asks for this node's description. */
  public record Describe(ActorRef<NodeDescription> replyTo) implements Command, Wire {}

  private record Listed(Set<ActorRef<Command>> directories) implements Command {}

  private record Described(long gathering, NodeDescription node) implements Command {}

  private record Silent(long gathering) implements Command {}

  private static final class Gathering {
    final ActorRef<List<NodeDescription>> replyTo;
    int awaited;
    final List<NodeDescription> nodes = new ArrayList<>();

    Gathering(ActorRef<List<NodeDescription>> replyTo, int awaited) {
      this.replyTo = replyTo;
      this.awaited = awaited;
    }
  }

  private final Supplier<NodeDescription> own;
  private final Map<Long, Gathering> gatherings = new HashMap<>();
  private Set<ActorRef<Command>> directories = new HashSet<>();
  private long lastGathering;

  private NodeDirectory(ActorContext<Command> context, Supplier<NodeDescription> own) {
    super(context);
    this.own = own;
    Peers.join(KEY, context, reachable -> new Listed(reachable.getServiceInstances(KEY)));
  }

  public static Behavior<Command> create(Supplier<NodeDescription> own) {
    return Behaviors.setup(context -> new NodeDirectory(context, own));
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder()
        .onMessage(Listed.class, this::onListed)
        .onMessage(Describe.class, this::onDescribe)
        .onMessage(DescribeAll.class, this::onDescribeAll)
        .onMessage(Described.class, this::onDescribed)
        .onMessage(Silent.class, silent -> onAnswer(silent.gathering()))
        .build();
  }

  private Behavior<Command> onListed(Listed listed) {
    directories = listed.directories();
    return this;
  }

  private Behavior<Command> onDescribe(Describe question) {
    question.replyTo().tell(own.get());
    return this;
  }

  /** Before the list of directories has come, this node is all there is. */
  private Behavior<Command> onDescribeAll(DescribeAll question) {
    if (directories.isEmpty()) {
      question.replyTo().tell(List.of(own.get()));
      return this;
    }
    long gathering = ++lastGathering;
    gatherings.put(gathering, new Gathering(question.replyTo(), directories.size()));
    for (ActorRef<Command> directory : directories) {
      getContext()
          .ask(
              NodeDescription.class,
              directory,
              PATIENCE,
              Describe::new,
              (node, late) ->
                  node == null ? new Silent(gathering) : new Described(gathering, node));
    }
    return this;
  }

  private Behavior<Command> onDescribed(Described described) {
    Gathering gathering = gatherings.get(described.gathering());
    if (gathering != null) {
      gathering.nodes.add(described.node());
    }
    return onAnswer(described.gathering());
  }

  private Behavior<Command> onAnswer(long number) {
    Gathering gathering = gatherings.get(number);
    if (gathering != null && --gathering.awaited <= 0) {
      gatherings.remove(number);
      gathering.nodes.sort(Comparator.comparing(NodeDescription::address));
      gathering.replyTo.tell(List.copyOf(gathering.nodes));
    }
    return this;
  }
}
