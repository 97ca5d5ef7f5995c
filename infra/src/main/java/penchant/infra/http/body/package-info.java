/**
 * What comes in with a request: bytes up to a limit, and JSON told apart by its shape, read without
 * silent conversions.
 */
@NullMarked
package penchant.infra.http.body;

import org.jspecify.annotations.NullMarked;
