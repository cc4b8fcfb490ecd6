package dev.walkout.shop.billing.kit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

/** The kit can be used without the shop. */
class KitBordersTest {

  @Test
  void ofWalkoutItSeesTheSchemasAlone() {
    classes()
        .that()
        .haveSimpleNameNotContaining("Test")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "dev.walkout.schemas..",
            KitBordersTest.class.getPackageName(),
            "com.fasterxml.jackson..",
            "org.apache.avro..",
            "org.assertj..",
            "org.junit..")
        .check(new ClassFileImporter().importUrl(KitBordersTest.class.getResource(".")));
  }
}
