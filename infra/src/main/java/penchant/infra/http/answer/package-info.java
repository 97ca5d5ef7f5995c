/** What goes back to a caller: JSON, and problems as RFC 9457 describes them. */
@NullMarked
package penchant.infra.http.answer;

import org.jspecify.annotations.NullMarked;
