package dev.walkout.topology;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Random;
import java.util.UUID;

/** Who may see whom inside the topology. */
@AnalyzeClasses(
    packages = "dev.walkout.topology",
    importOptions = ImportOption.DoNotIncludeTests.class)
class BordersTest {

  @ArchTest
  static final ArchRule rulesSeeOnlyJavaThemselvesAndIds =
      classes()
          .that()
          .resideInAPackage("dev.walkout.topology.core..")
          .should()
          .onlyDependOnClassesThat(
              com.tngtech.archunit.base.DescribedPredicate.describe(
                  "are of Java, of core, or Ids",
                  type ->
                      type.getPackageName().startsWith("java.")
                          || type.getPackageName().startsWith("dev.walkout.topology.core")
                          || type.getName().startsWith("dev.walkout.schemas.Ids")
                          || type.isPrimitive()
                          || type.isArray()));

  @ArchTest
  static final ArchRule timeIsData =
      noClasses()
          .that()
          .resideInAPackage("dev.walkout.topology.core..")
          .should()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(LocalDateTime.class, "now")
          .orShould()
          .callMethod(Math.class, "random")
          .orShould()
          .callMethod(UUID.class, "randomUUID")
          .orShould()
          .dependOnClassesThat()
          .belongToAnyOf(Random.class, Clock.class);

  @ArchTest
  static final ArchRule theSimulatedStoreIsUnknownHere =
      noClasses().should().dependOnClassesThat().resideInAPackage("dev.walkout.sim..");

  @ArchTest
  static final ArchRule theShopIsUnknownHere =
      noClasses().should().dependOnClassesThat().resideInAPackage("dev.walkout.shop..");

  @ArchTest
  static final ArchRule checkoutKnowsNothingOfPictures =
      noClasses()
          .that()
          .resideInAnyPackage("dev.walkout.topology.checkout..", "dev.walkout.topology.wire..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.walkout.vision..");
}
