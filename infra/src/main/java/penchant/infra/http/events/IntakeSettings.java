package penchant.infra.http.events;

import java.time.Duration;

/**
 * Limits of the intake of events.
 *
 * @param eventsInFlight events between their request and the journal; beyond, requests get 429
 * @param batchOfOneUser events of one user that are written with one write
 * @param probeJournalAfter after a failure of the journal, how long until a request may try it
 */
public record IntakeSettings(int eventsInFlight, int batchOfOneUser, Duration probeJournalAfter) {}
