/**
 * The forms in which facts, profiles and messages leave memory: protobuf for what is kept, CBOR for
 * what only crosses from node to node.
 */
@NullMarked
package penchant.infra.serialization;

import org.jspecify.annotations.NullMarked;
