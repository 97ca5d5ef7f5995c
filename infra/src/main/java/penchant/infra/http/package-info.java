/** The API: which path is answered by whom, and the server around it. */
@NullMarked
package penchant.infra.http;

import org.jspecify.annotations.NullMarked;
