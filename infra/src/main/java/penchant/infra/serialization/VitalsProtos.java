package penchant.infra.serialization;

import java.time.Instant;
import java.util.Optional;
import penchant.domain.clustering.Vitals;
import penchant.domain.clustering.audit.AuditFigures;
import penchant.domain.clustering.drift.DriftAlarm;
import penchant.domain.clustering.theta.ThetaFit;
import penchant.infra.serialization.proto.AuditProto;
import penchant.infra.serialization.proto.ClusteringStateProto;
import penchant.infra.serialization.proto.DriftAlarmProto;
import penchant.infra.serialization.proto.ThetaFitProto;

/** How well the clusters do, to protobuf and back. */
final class VitalsProtos {

  private VitalsProtos() {}

  static void put(Vitals vitals, ClusteringStateProto.Builder proto) {
    vitals.theta().ifPresent(fit -> proto.setTheta(toProto(fit)));
    vitals.audit().ifPresent(figures -> proto.setAudit(toProto(figures)));
    vitals.alarms().forEach(alarm -> proto.addAlarms(toProto(alarm)));
  }

  static Vitals fromProto(ClusteringStateProto proto) {
    return new Vitals(
        proto.hasTheta() ? Optional.of(fromProto(proto.getTheta())) : Optional.empty(),
        proto.hasAudit() ? Optional.of(fromProto(proto.getAudit())) : Optional.empty(),
        proto.getAlarmsList().stream().map(VitalsProtos::fromProto).toList());
  }

  static ThetaFitProto toProto(ThetaFit fit) {
    return ThetaFitProto.newBuilder()
        .setTemperature(fit.temperature())
        .setPerplexity(fit.perplexity())
        .setCalibrationError(fit.calibrationError())
        .setEvents(fit.events())
        .build();
  }

  static ThetaFit fromProto(ThetaFitProto proto) {
    return new ThetaFit(
        proto.getTemperature(),
        proto.getPerplexity(),
        proto.getCalibrationError(),
        proto.getEvents());
  }

  static AuditProto toProto(AuditFigures figures) {
    return AuditProto.newBuilder()
        .setAt(figures.at().toEpochMilli())
        .setSample(figures.sample())
        .setClusters(figures.clusters())
        .setInertiaRatio(figures.inertiaRatio())
        .setAgreement(figures.agreement())
        .setAgreementOfRuns(figures.agreementOfRuns())
        .setAdopted(figures.adopted())
        .build();
  }

  static AuditFigures fromProto(AuditProto proto) {
    return new AuditFigures(
        Instant.ofEpochMilli(proto.getAt()),
        proto.getSample(),
        proto.getClusters(),
        proto.getInertiaRatio(),
        proto.getAgreement(),
        proto.getAgreementOfRuns(),
        proto.getAdopted());
  }

  static DriftAlarmProto toProto(DriftAlarm alarm) {
    return DriftAlarmProto.newBuilder()
        .setRound(alarm.round())
        .setAt(alarm.at().toEpochMilli())
        .setDistance(alarm.distance())
        .setUsual(alarm.usual())
        .addAllClusters(alarm.clusters())
        .addAllTerms(alarm.terms())
        .addAllItems(alarm.items())
        .build();
  }

  static DriftAlarm fromProto(DriftAlarmProto proto) {
    return new DriftAlarm(
        proto.getRound(),
        Instant.ofEpochMilli(proto.getAt()),
        proto.getDistance(),
        proto.getUsual(),
        proto.getClustersList(),
        proto.getTermsList(),
        proto.getItemsList());
  }
}
