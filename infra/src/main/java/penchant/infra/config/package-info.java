/**
 * Reads configuration once, at the start, into typed values; an error names the key and the remedy.
 */
@NullMarked
package penchant.infra.config;

import org.jspecify.annotations.NullMarked;
