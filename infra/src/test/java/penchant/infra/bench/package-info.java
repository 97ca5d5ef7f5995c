/** Tests of the benchmarks. */
@NullMarked
package penchant.infra.bench;

import org.jspecify.annotations.NullMarked;
