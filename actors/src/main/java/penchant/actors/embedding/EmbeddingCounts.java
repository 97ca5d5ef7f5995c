package penchant.actors.embedding;

/**
 * What the pool has done since it started.
 *
 * @param queued texts that wait now
 * @param embedded texts that went through a model
 * @param cacheHits texts answered from memory
 * @param shared texts that joined another one, equal and already on its way
 * @param refused texts turned away because too much waited
 * @param failed texts that the model could not digest
 * @param batches passes through a model
 */
public record EmbeddingCounts(
    long queued,
    long embedded,
    long cacheHits,
    long shared,
    long refused,
    long failed,
    long batches) {}
