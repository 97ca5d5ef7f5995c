/**
 * What a person did: the kinds of behaviour, one behaviour as a value, the rules that accept or
 * refuse it, and the weights it folds with.
 */
@NullMarked
package penchant.domain.behavior;

import org.jspecify.annotations.NullMarked;
