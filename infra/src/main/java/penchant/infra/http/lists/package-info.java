/** What is read: lists of items, interests, clusters. */
@NullMarked
package penchant.infra.http.lists;

import org.jspecify.annotations.NullMarked;
