/**
 * Measures lists without a node: reads events as the API takes them, folds, clusters and ranks them
 * with the classes that the running system uses, and compares with what people did afterwards.
 */
@NullMarked
package penchant.infra.evaluate;

import org.jspecify.annotations.NullMarked;
