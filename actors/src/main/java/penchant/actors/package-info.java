/**
 * Who holds which state, and who tells whom what. Uses the domain and Pekko; what lies outside
 * (Cassandra, the model, HTTP) comes in through interfaces declared beside the actor that needs
 * them.
 */
@NullMarked
package penchant.actors;

import org.jspecify.annotations.NullMarked;
