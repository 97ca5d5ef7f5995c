package penchant.infra;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Arrays;
import penchant.domain.history.Moment;
import penchant.domain.history.Window;
import penchant.domain.learning.Tuning;

/** The arrows between the modules: infra -> actors -> domain, and nothing that turns back. */
@AnalyzeClasses(packages = "penchant", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule theDomainUsesTheJdkAndSmallPureLibrariesOnly =
      classes()
          .that()
          .resideInAPackage("penchant.domain..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "penchant.domain..",
              "java.lang..",
              "java.util..",
              "java.time..",
              "java.text..",
              "java.math..",
              "java.nio.charset..",
              "java.security..",
              "jdk.incubator.vector..",
              "org.jsoup..",
              "org.ejml..",
              "org.jspecify..",
              "com.google.errorprone.annotations..");

  @ArchTest
  static final ArchRule theDomainAsksNoClockAndNoDice =
      noClasses()
          .that()
          .resideInAPackage("penchant.domain..")
          .should()
          .callMethod(java.time.Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(Math.class, "random")
          .orShould()
          .callConstructor(java.util.Random.class);

  @ArchTest
  static final ArchRule theActorsKnowNothingOfTheOutside =
      noClasses()
          .that()
          .resideInAPackage("penchant.actors..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "penchant.infra..",
              "org.apache.pekko.http..",
              "com.datastax..",
              "ai.djl..",
              "com.fasterxml..");

  @ArchTest
  static final ArchRule anEvaluationAndANodeLearnWithTheSameClasses =
      classes()
          .that()
          .haveFullyQualifiedName("penchant.infra.evaluate.Fitting")
          .or()
          .haveFullyQualifiedName("penchant.domain.learning.Lesson")
          .should(use(Window.class, Moment.class, Tuning.class));

  @ArchTest
  static final ArchRule whatIsLearnedFromIsPutTogetherInTheDomainOnly =
      noClasses()
          .that()
          .resideOutsideOfPackage("penchant.domain..")
          .should()
          .dependOnClassesThat()
          .haveNameMatching("penchant\\.domain\\.(learning\\.Choice.*|ranking\\.Option)");

  private static ArchCondition<JavaClass> use(Class<?>... others) {
    return new ArchCondition<>("use " + Arrays.toString(others)) {
      @Override
      public void check(JavaClass one, ConditionEvents events) {
        for (Class<?> other : others) {
          boolean uses =
              one.getDirectDependenciesFromSelf().stream()
                  .anyMatch(dependency -> dependency.getTargetClass().isEquivalentTo(other));
          String message = one.getName() + (uses ? " uses " : " does not use ") + other.getName();
          events.add(new SimpleConditionEvent(one, uses, message));
        }
      }
    };
  }

  @ArchTest
  static final ArchRule subjectsOfTheDomainFormNoCircle =
      slices().matching("penchant.domain.(*)..").should().beFreeOfCycles();
}
