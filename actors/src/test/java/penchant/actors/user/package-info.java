@NullMarked
package penchant.actors.user;

import org.jspecify.annotations.NullMarked;
