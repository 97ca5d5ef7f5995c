package penchant.actors.user;

import penchant.actors.clustering.Cohort;

/** The way to the cohorts; what is sent may get lost. */
@FunctionalInterface
public interface CohortReports {

  void send(Cohort.Report report);
}
