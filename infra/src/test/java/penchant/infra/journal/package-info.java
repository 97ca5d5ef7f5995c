@NullMarked
package penchant.infra.journal;

import org.jspecify.annotations.NullMarked;
