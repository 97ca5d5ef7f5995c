@NullMarked
package penchant.infra.serialization;

import org.jspecify.annotations.NullMarked;
