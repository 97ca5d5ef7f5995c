package penchant.actors.node;

import java.util.function.Function;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.receptionist.Receptionist;
import org.apache.pekko.actor.typed.receptionist.ServiceKey;

/** Makes actors of a kind, one on every node, known to each other. */
final class Peers {

  private Peers() {}

  /**
   * Joins those of a kind.
   *
   * @param listed the message that tells of all of them, this one included, whenever that changes
   */
  static <T> void join(
      ServiceKey<T> kind, ActorContext<T> context, Function<Receptionist.Listing, T> listed) {
    ActorRef<Receptionist.Command> receptionist = context.getSystem().receptionist();
    receptionist.tell(Receptionist.register(kind, context.getSelf()));
    receptionist.tell(
        Receptionist.subscribe(
            kind, context.messageAdapter(Receptionist.Listing.class, listed::apply)));
  }
}
