/**
 * A made-up world whose truth is known: items written from a vocabulary by hand, people with
 * interests that drift, what they do over some weeks, and the command that shows it.
 */
@NullMarked
package penchant.infra.demo;

import org.jspecify.annotations.NullMarked;
