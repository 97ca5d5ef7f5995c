package penchant.infra.http.events;

import java.time.Duration;

/**
 * Limits of the intake of events.
 *
 * @param eventsInFlight events between their request and the journal; beyond, requests get 429
 * @param probeJournalAfter after a failure of the journal, how long until a request may try it
 */
public record IntakeSettings(int eventsInFlight, Duration probeJournalAfter) {}
