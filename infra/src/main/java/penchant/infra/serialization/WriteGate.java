package penchant.infra.serialization;

import java.util.function.BooleanSupplier;
import org.apache.pekko.actor.AbstractExtensionId;
import org.apache.pekko.actor.ClassicActorSystemProvider;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.actor.Extension;

/**
 * Whether the node may write what people did, asked where a fact becomes bytes: after the journal
 * has given the row its time, so a write that waited while the node stood still either is older
 * than what others have written since, or is refused.
 */
public final class WriteGate implements Extension {

  private static final Id ID = new Id();

  private volatile BooleanSupplier mayWrite = () -> true;

  private WriteGate() {}

  private static final class Id extends AbstractExtensionId<WriteGate> {
    @Override
    public WriteGate createExtension(ExtendedActorSystem system) {
      return new WriteGate();
    }
  }

  /** The gate of a node. */
  public static WriteGate of(ClassicActorSystemProvider system) {
    return ID.get(system);
  }

  /** From now on the answer decides. */
  public void askFirst(BooleanSupplier mayWriteNow) {
    mayWrite = mayWriteNow;
  }

  void require() {
    if (!mayWrite.getAsBoolean()) {
      throw new IllegalStateException(
          "this node stood still and may have been given up by the others: it writes nothing");
    }
  }
}
