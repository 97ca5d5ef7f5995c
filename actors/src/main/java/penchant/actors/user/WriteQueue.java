package penchant.actors.user;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import penchant.domain.behavior.Behavior;

/** The batches of a user that wait for the journal, and those that it is writing. */
final class WriteQueue {

  private final UserSettings settings;
  private final Deque<User.RecordBatch> waiting = new ArrayDeque<>(1);
  private List<User.RecordBatch> inFlight = List.of();

  WriteQueue(UserSettings settings) {
    this.settings = settings;
  }

  void add(User.RecordBatch command, String user) {
    if (waiting.size() >= settings.waitingLimit()) {
      String reason = "too many batches of user '" + user + "' wait for the journal";
      command.replyTo().tell(new NotRecorded(NotRecorded.Why.BUSY, reason));
    } else {
      waiting.addLast(command);
    }
  }

  /** Nothing of the batch is recorded, for want of this user's journal. */
  static void refuse(User.RecordBatch command, String reason) {
    command.replyTo().tell(new NotRecorded(NotRecorded.Why.USER_AWAY, reason));
  }

  boolean hasNext() {
    return inFlight.isEmpty() && !waiting.isEmpty();
  }

  boolean isEmpty() {
    return inFlight.isEmpty() && waiting.isEmpty();
  }

  /** The first batch that waits, and those behind it that fit into the same write. */
  UserJournal.Append next() {
    List<User.RecordBatch> taken = new ArrayList<>();
    List<List<Behavior>> batches = new ArrayList<>();
    long bytes = 0;
    while (!waiting.isEmpty()) {
      User.RecordBatch command = waiting.getFirst();
      for (Behavior behavior : command.batch()) {
        bytes += EventSize.bytes(behavior);
      }
      if (!taken.isEmpty() && bytes > settings.batchBytes()) {
        break;
      }
      taken.add(waiting.removeFirst());
      batches.add(command.batch());
    }
    inFlight = taken;
    return new UserJournal.Append(batches);
  }

  /** What {@link #next} took is durable; so many of each batch were new. */
  void written(long sequence, List<Integer> accepted) {
    for (int i = 0; i < inFlight.size(); i++) {
      User.RecordBatch command = inFlight.get(i);
      int fresh = accepted.get(i);
      command.replyTo().tell(new Recorded(sequence, fresh, command.batch().size() - fresh));
    }
    inFlight = List.of();
  }

  /** Nobody knows what became of what was being written; what waited was not written. */
  void failed(NotRecorded.Why why, String reason) {
    inFlight.forEach(command -> command.replyTo().tell(new NotRecorded(why, reason)));
    inFlight = List.of();
    waiting.forEach(command -> refuse(command, reason));
    waiting.clear();
  }
}
