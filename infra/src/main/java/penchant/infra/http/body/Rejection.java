package penchant.infra.http.body;

/**
 * Why one entry of a request was refused.
 *
 * @param index its place in the request, from 0
 * @param reason a sentence
 */
public record Rejection(int index, String reason) {}
