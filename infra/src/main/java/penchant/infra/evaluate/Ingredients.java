package penchant.infra.evaluate;

import java.util.Arrays;
import java.util.Iterator;
import penchant.domain.ranking.Ingredient;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** What lists are made with, as words on the command line. */
final class Ingredients implements ITypeConverter<Ingredient>, Iterable<String> {

  @Override
  public Ingredient convert(String word) {
    try {
      return Ingredient.of(word);
    } catch (IllegalArgumentException wrong) {
      throw new TypeConversionException(wrong.getMessage());
    }
  }

  @Override
  public Iterator<String> iterator() {
    return Arrays.stream(Ingredient.values()).map(Ingredient::label).iterator();
  }
}
