/**
 * The way of an event from a request's body to the journal: read, judge, resolve its item or embed
 * its text, record it with its user.
 */
@NullMarked
package penchant.infra.http.events;

import org.jspecify.annotations.NullMarked;
