package org.zethus.it;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import ai.djl.ndarray.NDArray;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The arrows of the house: api ← platform, api ← plugins, engines and graphs ← torch ← models. */
class ArchitectureTest {
  private static final String ROOT = "org.zethus..";
  private static final String[] API = {"org.zethus.api..", "org.zethus.dsp.."};
  private static final String[] PLATFORM = {
    "org.zethus.command..",
    "org.zethus.config..",
    "org.zethus.hub..",
    "org.zethus.install..",
    "org.zethus.launcher..",
    "org.zethus.registry..",
    "org.zethus.runner..",
    "org.zethus.shell..",
    "org.zethus.workspace.."
  };
  private static final String[] ENGINES = {
    "org.zethus.engine..", "ai.djl..", "org.tensorflow..", "com.sun.speech.."
  };
  private static final String[] SHARED_BY_PLUGINS = {
    "org.zethus.engine..",
    "org.zethus.torch..",
    "org.zethus.tf..",
    "org.zethus.onnx..",
    "org.zethus.text.."
  };

  private static final Set<String> UNSAFE_WITH_NUMBERS =
      Set.of("mul", "muli", "div", "divi", "mod", "modi", "pow", "powi", "maximum", "minimum");

  private static JavaClasses house;

  @BeforeAll
  static void read() {
    house =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("testkit"))
            .importPackages("org.zethus");
  }

  private static DescribedPredicate<JavaClass> plugins() {
    return resideInAnyPackage(ROOT)
        .and(resideOutsideOfPackages(API))
        .and(resideOutsideOfPackages(PLATFORM))
        .as("plugins");
  }

  @Test
  void apiSeesNobody() {
    noClasses()
        .that()
        .resideInAnyPackage(API)
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(ROOT).and(resideOutsideOfPackages(API)).as("platform or plugins"))
        .check(house);
  }

  @Test
  void platformSeesNoPlugin() {
    noClasses()
        .that()
        .resideInAnyPackage(PLATFORM)
        .should()
        .dependOnClassesThat(plugins())
        .check(house);
    noClasses()
        .that()
        .resideInAnyPackage(PLATFORM)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(ENGINES)
        .check(house);
  }

  @Test
  void pluginsDoNotSeeThePlatform() {
    noClasses()
        .that(plugins())
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(PLATFORM)
        .check(house);
  }

  @Test
  void enginesSeeNoneOfUsAndTorchSeesEnginesAlone() {
    noClasses()
        .that()
        .resideInAPackage("org.zethus.engine..")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(ROOT)
                .and(resideOutsideOfPackages("org.zethus.engine.."))
                .as("the rest of the house"))
        .check(house);
    noClasses()
        .that()
        .resideInAPackage("org.zethus.torch..")
        .should()
        .dependOnClassesThat(
            plugins()
                .and(
                    resideOutsideOfPackages(
                        "org.zethus.torch..", "org.zethus.engine..", "org.zethus.onnx.graph.."))
                .as("other plugins"))
        .check(house);
  }

  /** So that each can be installed, updated and removed on its own. */
  @Test
  void pluginsDoNotSeeOneAnother() {
    slices()
        .matching("org.zethus.(*)..")
        .should()
        .notDependOnEachOther()
        .ignoreDependency(describe("anything", any -> true), resideInAnyPackage(API))
        .ignoreDependency(describe("anything", any -> true), resideInAnyPackage(SHARED_BY_PLUGINS))
        .ignoreDependency(resideInAnyPackage(PLATFORM), resideInAnyPackage(PLATFORM))
        .check(house);
  }

  @Test
  void apiHasNoThirdPartyTypeInItsSignatures() {
    ArchRule rule =
        methods()
            .that()
            .areDeclaredInClassesThat()
            .resideInAnyPackage(API)
            .and()
            .areDeclaredInClassesThat()
            .arePublic()
            .and()
            .arePublic()
            .should(haveOwnTypesOnly());
    rule.check(house);
  }

  private static ArchCondition<JavaMethod> haveOwnTypesOnly() {
    return new ArchCondition<>("have types of Java, the api or the log's interface only") {
      @Override
      public void check(JavaMethod method, ConditionEvents events) {
        method.getReturnType().getAllInvolvedRawTypes().forEach(type -> look(method, type, events));
        method
            .getParameterTypes()
            .forEach(
                parameter ->
                    parameter.getAllInvolvedRawTypes().forEach(type -> look(method, type, events)));
      }

      private void look(JavaMethod method, JavaClass type, ConditionEvents events) {
        JavaClass element = type.getBaseComponentType();
        boolean own =
            element.isPrimitive()
                || element.getPackageName().startsWith("java.")
                || element.getPackageName().startsWith("org.zethus.api")
                || element.getPackageName().startsWith("org.zethus.dsp")
                || element.getFullName().equals("org.slf4j.Logger");
        if (!own) {
          events.add(
              SimpleConditionEvent.violated(
                  method,
                  "%s has %s in its signature"
                      .formatted(method.getFullName(), element.getFullName())));
        }
      }
    };
  }

  /** DJL shares the number's buffer with a gradient's graph and lets the collector free it. */
  @Test
  void numbersReachGradientsThroughFunctional() {
    noClasses()
        .that(plugins())
        .and()
        .resideOutsideOfPackage("ai.djl..")
        .should()
        .callMethodWhere(
            describe(
                "an NDArray is multiplied with, divided by, raised to or compared with a Java"
                    + " number; use org.zethus.torch.nn.Functional, or clip",
                call ->
                    call.getTargetOwner().isAssignableTo(NDArray.class)
                        && UNSAFE_WITH_NUMBERS.contains(call.getName())
                        && call.getTarget()
                            .getRawParameterTypes()
                            .get(0)
                            .isEquivalentTo(Number.class)))
        .check(house);
  }

  /** A static field that is not final would be shared state that outlives a plugin's update. */
  @Test
  void pluginsKeepNoStateInStaticFields() {
    classes()
        .that(plugins())
        .should(
            new ArchCondition<JavaClass>("have no static field that is not final") {
              @Override
              public void check(JavaClass type, ConditionEvents events) {
                type.getFields().stream()
                    .filter(field -> field.getModifiers().contains(JavaModifier.STATIC))
                    .filter(field -> !field.getModifiers().contains(JavaModifier.FINAL))
                    .forEach(
                        field ->
                            events.add(
                                SimpleConditionEvent.violated(
                                    field, field.getFullName() + " is static and not final")));
              }
            })
        .check(house);
  }
}
