package dev.walkout.shop;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callConstructorWhere;
import static com.tngtech.archunit.lang.conditions.ArchConditions.never;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import dev.walkout.schemas.AvroSerdes;
import dev.walkout.schemas.Ids;
import dev.walkout.shop.broker.EmbeddedBroker;
import dev.walkout.vision.embed.Embedder;
import dev.walkout.vision.match.AnchorIndex;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who may see whom, and what may be built where. */
class BordersTest {

  private static final String SCHEMAS = "dev.walkout.schemas..";
  private static final String VISION = "dev.walkout.vision..";
  private static final String EDGE = "dev.walkout.edge..";
  private static final String TOPOLOGY = "dev.walkout.topology..";
  private static final String CORE = "dev.walkout.topology.core..";
  private static final String SIM = "dev.walkout.sim..";
  private static final String SHOP = "dev.walkout.shop..";

  private static final DescribedPredicate<JavaClass> IDS =
      DescribedPredicate.describe("ids", type -> type.getName().startsWith(Ids.class.getName()));

  /** Marks on the code, gone when it runs. */
  private static final DescribedPredicate<JavaClass> ERROR_PRONE =
      resideInAPackage("com.google.errorprone.annotations..");

  private static JavaClasses walkout;

  @BeforeAll
  static void read() {
    walkout =
        new ClassFileImporter()
            .withImportOption(location -> !location.contains("test-classes"))
            .importPackages("dev.walkout");
    for (String part : new String[] {SCHEMAS, VISION, EDGE, TOPOLOGY, SIM, SHOP}) {
      assertThat(walkout.stream().filter(resideInAPackage(part)::test)).as(part).isNotEmpty();
    }
  }

  @Test
  void schemasSeeNoOtherPart() {
    sees(SCHEMAS);
  }

  @Test
  void visionSeesSchemas() {
    sees(VISION, SCHEMAS);
  }

  @Test
  void theEdgeAgentSeesVisionAndSchemas() {
    sees(EDGE, VISION, SCHEMAS);
  }

  /** A camera's frames, detectors, tracker, journal and sending build upon one another. */
  @Test
  void noPackageOfTheEdgeAgentSeesOneThatSeesIt() {
    slices().matching("dev.walkout.edge.(*)..").should().beFreeOfCycles().check(walkout);
  }

  @Test
  void topologySeesVisionAndSchemas() {
    sees(TOPOLOGY, VISION, SCHEMAS);
  }

  @Test
  void theSimulatedStoreSeesSchemasAlone() {
    sees(SIM, SCHEMAS);
  }

  @Test
  void rulesSeeJavaAndIdsAlone() {
    classes()
        .that()
        .resideInAPackage(CORE)
        .should()
        .onlyDependOnClassesThat(resideInAnyPackage("java..", CORE).or(IDS).or(ERROR_PRONE))
        .check(walkout);
  }

  @Test
  void serversAppearOnlyInTheShop() {
    onlyIn(SHOP, "org.springframework..", "redis.clients..", "com.redis..");
  }

  @Test
  void tensorsAppearOnlyInVision() {
    onlyIn(VISION, "ai.djl..", "org.tensorflow..");
  }

  /** The measurement of what decoding alone costs must not go through what it is compared with. */
  @Test
  void framesAreDecodedWhereCamerasAreAndWhereFilmsAreMade() {
    noClasses()
        .that()
        .resideOutsideOfPackages(VISION, EDGE, SIM, "dev.walkout.shop.bench.edge..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.bytedeco..")
        .check(walkout);
  }

  @Test
  void oneClassKnowsTheRegistryClient() {
    noClasses()
        .that(not(DescribedPredicate.describe("AvroSerdes", BordersTest::isSerdes)))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.flink..", "io.confluent..")
        .check(walkout);
  }

  @Test
  void topologiesAreBuiltOnlyInTopology() {
    builtOnlyIn(TOPOLOGY, Topology.class);
    builtOnlyIn(TOPOLOGY, StreamsBuilder.class);
  }

  @Test
  void onlyWiringBuildsTheShopsAdapters() {
    for (Class<?> port : new Class<?>[] {Embedder.class, AnchorIndex.class}) {
      noClasses()
          .that()
          .resideInAPackage(SHOP)
          .and()
          .doNotHaveFullyQualifiedName(Wiring.class.getName())
          .should()
          .dependOnClassesThat(
              assignableTo(port).and(DescribedPredicate.describe("adapters", c -> !isPort(c))))
          .check(walkout);
    }
  }

  @Test
  void oneClassStartsABroker() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName(EmbeddedBroker.class.getName())
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("kafka..", "org.apache.kafka.metadata..", "org.apache.kafka.server..")
        .check(walkout);
  }

  @Test
  void rulesAndSimulationsKnowNoClockAndNoChance() {
    for (String pure : new String[] {CORE, SIM}) {
      ArchRule[] rules = {
        noClasses()
            .that()
            .resideInAPackage(pure)
            .should()
            .callMethod(System.class, "currentTimeMillis"),
        noClasses().that().resideInAPackage(pure).should().callMethod(System.class, "nanoTime"),
        noClasses().that().resideInAPackage(pure).should().callMethod(Instant.class, "now"),
        noClasses().that().resideInAPackage(pure).should().callMethod(LocalDateTime.class, "now"),
        noClasses().that().resideInAPackage(pure).should().callMethod(ZonedDateTime.class, "now"),
        noClasses()
            .that()
            .resideInAPackage(pure)
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(Clock.class, ThreadLocalRandom.class, SecureRandom.class),
        noClasses().that().resideInAPackage(pure).should().callMethod(Math.class, "random"),
        noClasses().that().resideInAPackage(pure).should().callMethod(UUID.class, "randomUUID"),
        noClasses().that().resideInAPackage(pure).should().callConstructor(Random.class),
        noClasses().that().resideInAPackage(pure).should().callConstructor(SplittableRandom.class),
      };
      for (ArchRule rule : rules) {
        rule.check(walkout);
      }
    }
  }

  /** Of the parts, this one depends on itself and these alone. */
  private static void sees(String part, String... others) {
    noClasses()
        .that()
        .resideInAPackage(part)
        .should()
        .dependOnClassesThat(
            resideInAPackage("dev.walkout..")
                .and(not(resideInAPackage(part)))
                .and(not(resideInAnyPackage(others))))
        .check(walkout);
  }

  private static void onlyIn(String part, String... libraries) {
    noClasses()
        .that()
        .resideOutsideOfPackage(part)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(libraries)
        .allowEmptyShould(true)
        .check(walkout);
  }

  private static void builtOnlyIn(String part, Class<?> type) {
    DescribedPredicate<JavaConstructorCall> builds =
        DescribedPredicate.describe(
            "new " + type.getSimpleName(), call -> call.getTargetOwner().isEquivalentTo(type));
    classes()
        .that()
        .resideOutsideOfPackage(part)
        .should(never(callConstructorWhere(builds)))
        .check(walkout);
  }

  private static boolean isSerdes(JavaClass type) {
    return type.getName().startsWith(AvroSerdes.class.getName());
  }

  private static boolean isPort(JavaClass type) {
    return type.isInterface();
  }
}
