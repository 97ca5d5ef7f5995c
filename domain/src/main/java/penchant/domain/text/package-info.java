/** From raw text to terms: cleaning, tokens, TF-IDF. Language-neutral. */
@NullMarked
package penchant.domain.text;

import org.jspecify.annotations.NullMarked;
