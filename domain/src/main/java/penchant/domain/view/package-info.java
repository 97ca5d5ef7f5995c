/** What is known of a person, as people read it. Depends on profiles, clusters and items. */
@NullMarked
package penchant.domain.view;

import org.jspecify.annotations.NullMarked;
