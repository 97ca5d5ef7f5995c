/**
 * Interest clusters over all users: cohorts that hold the users' newest contributions, the
 * coordinator that moves the centroids, the model on every node, and the sweep that finds users
 * whose reports were lost.
 */
@NullMarked
package penchant.actors.clustering;

import org.jspecify.annotations.NullMarked;
