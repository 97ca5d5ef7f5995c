/**
 * {@code penchant bench}: the production classes on given data, each compared with a ceiling that
 * is measured in the same run. Figures are JSON lines on stdout; progress goes to stderr.
 */
@NullMarked
package penchant.infra.bench;

import org.jspecify.annotations.NullMarked;
