/**
 * The encoders behind the embedding pool: a sentence encoder on ONNX Runtime through DJL, and
 * frozen tf-idf models; and what is built on sentence vectors alone, the polarity of a comment.
 */
@NullMarked
package penchant.infra.embedding;

import org.jspecify.annotations.NullMarked;
