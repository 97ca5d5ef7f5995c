package penchant.infra.http;

import penchant.infra.http.events.IntakeSettings;

/**
 * Settings of the API.
 *
 * @param host address to listen on
 * @param port 0 takes any free one
 * @param largestBodyBytes beyond, a request gets 413
 * @param bodyBytesInFlight of all requests that are not answered; beyond, requests get 429
 * @param answersWaiting lists and profiles that wait to be computed; beyond, requests get 429
 */
public record HttpSettings(
    String host,
    int port,
    long largestBodyBytes,
    long bodyBytesInFlight,
    int answersWaiting,
    IntakeSettings intake) {}
