/** One node: everything wired together and started in order. */
@NullMarked
package penchant.infra.node;

import org.jspecify.annotations.NullMarked;
