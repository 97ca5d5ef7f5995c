package penchant.infra.http;

import penchant.infra.http.events.IntakeSettings;

/**
 * Settings of the API.
 *
 * @param host address to listen on
 * @param port 0 takes any free one
 * @param largestBodyBytes beyond, a request gets 413
 */
public record HttpSettings(String host, int port, long largestBodyBytes, IntakeSettings intake) {}
