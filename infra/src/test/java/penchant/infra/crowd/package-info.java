@NullMarked
package penchant.infra.crowd;

import org.jspecify.annotations.NullMarked;
