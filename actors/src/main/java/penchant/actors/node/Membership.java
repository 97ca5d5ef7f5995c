package penchant.actors.node;

import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.cluster.ClusterEvent.CurrentClusterState;
import org.apache.pekko.cluster.Member;
import org.apache.pekko.cluster.MemberStatus;
import org.apache.pekko.cluster.typed.Cluster;

/** Who belongs to the node cluster, as this node sees it. */
public interface Membership {

  /** This start of this node; another start on the same address is another one. */
  String self();

  /** How many nodes there are, this one included. */
  int size();

  /** Whether that node is there, answers, and is not given up. */
  boolean isWell(String node);

  /** As the node cluster's gossip has it. */
  static Membership of(ActorSystem<?> system) {
    Cluster cluster = Cluster.get(system);
    return new Membership() {
      @Override
      public String self() {
        return id(cluster.selfMember());
      }

      @Override
      public int size() {
        int size = 0;
        for (Member member : cluster.state().getMembers()) {
          size += isThere(member) ? 1 : 0;
        }
        return size;
      }

      @Override
      public boolean isWell(String node) {
        CurrentClusterState state = cluster.state();
        for (Member member : state.getMembers()) {
          if (id(member).equals(node)) {
            return isThere(member) && !state.getUnreachable().contains(member);
          }
        }
        return false;
      }
    };
  }

  private static boolean isThere(Member member) {
    return !member.status().equals(MemberStatus.down())
        && !member.status().equals(MemberStatus.removed());
  }

  private static String id(Member member) {
    return member.address() + "#" + member.uniqueAddress().longUid();
  }
}
