/** Items in and out over HTTP. */
@NullMarked
package penchant.infra.http.items;

import org.jspecify.annotations.NullMarked;
