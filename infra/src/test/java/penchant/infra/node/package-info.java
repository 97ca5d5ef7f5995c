@NullMarked
package penchant.infra.node;

import org.jspecify.annotations.NullMarked;
