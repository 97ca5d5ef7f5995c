package penchant.domain.clustering;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import penchant.domain.clustering.audit.AuditFigures;
import penchant.domain.clustering.drift.DriftAlarm;
import penchant.domain.clustering.theta.ThetaFit;

/**
 * How well the clusters do.
 *
 * @param theta how P(theta) was fitted, once there were events enough
 * @param audit the last comparison with a full run
 * @param alarms the last times that interests drifted, newest first
 */
public record Vitals(
    Optional<ThetaFit> theta, Optional<AuditFigures> audit, List<DriftAlarm> alarms) {

  public static final Vitals NONE = new Vitals(Optional.empty(), Optional.empty(), List.of());

  private static final int MOST_ALARMS = 10;

  public Vitals {
    alarms = List.copyOf(alarms);
  }

  Vitals with(ThetaFit fit) {
    return new Vitals(Optional.of(fit), audit, alarms);
  }

  Vitals with(AuditFigures figures) {
    return new Vitals(theta, Optional.of(figures), alarms);
  }

  Vitals with(DriftAlarm alarm) {
    List<DriftAlarm> next = new ArrayList<>();
    next.add(alarm);
    next.addAll(alarms);
    return new Vitals(theta, audit, next.subList(0, Math.min(MOST_ALARMS, next.size())));
  }
}
