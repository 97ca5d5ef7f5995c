package penchant.actors.clustering;

/** Makes a user's entity start, which then reports to its cohort. */
@FunctionalInterface
public interface WakeUsers {

  void wake(String user);
}
