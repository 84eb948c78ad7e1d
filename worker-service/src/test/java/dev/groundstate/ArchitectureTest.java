package dev.groundstate;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.util.Random;

@AnalyzeClasses(
        packages = {"dev.groundstate.worker", "dev.groundstate.engine"},
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule THE_ENGINE_IS_PURE_JAVA = classes()
            .that()
            .resideInAPackage("dev.groundstate.engine..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "dev.groundstate.engine..", "java..", "jdk.incubator.vector..", "org.jspecify..", "org.ejml..")
            .because("the science must run without the service");

    @ArchTest
    static final ArchRule THE_ENGINE_IS_HANDED_ITS_CLOCK_AND_ITS_RANDOMNESS = noClasses()
            .that()
            .resideInAPackage("dev.groundstate.engine..")
            .should()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(Math.class, "random")
            .orShould()
            .callConstructor(Random.class)
            .because("the same input gives the same bits");

    @ArchTest
    static final ArchRule ONLY_THE_SETUP_BUILDS_ENGINE_OBJECTS = noClasses()
            .that()
            .resideInAnyPackage("dev.groundstate.worker..")
            .and()
            .resideOutsideOfPackage("dev.groundstate.worker.setup..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.groundstate.engine.ansatz..",
                    "dev.groundstate.engine.basis..",
                    "dev.groundstate.engine.circuit..",
                    "dev.groundstate.engine.determinant..",
                    "dev.groundstate.engine.hamiltonian..",
                    "dev.groundstate.engine.integral..",
                    "dev.groundstate.engine.jastrow..",
                    "dev.groundstate.engine.linalg..",
                    "dev.groundstate.engine.molecule..",
                    "dev.groundstate.engine.optimizer..",
                    "dev.groundstate.engine.qubit..",
                    "dev.groundstate.engine.scf..",
                    "dev.groundstate.engine.simulator..",
                    "dev.groundstate.engine.vqe..")
            .because("beyond the setup, the worker knows the engine by engine.run alone");

    @ArchTest
    static final ArchRule A_RUN_DOES_NOT_KNOW_ITS_EDGES = noClasses()
            .that()
            .resideInAPackage("dev.groundstate.worker.run..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.groundstate.worker.persistence..",
                    "dev.groundstate.worker.messaging..",
                    "dev.groundstate.worker.setup..",
                    "dev.groundstate.worker.health..",
                    "io.vertx..",
                    "com.rabbitmq..")
            .because("the rules of the protocol are tested against fakes of the edges");

    @ArchTest
    static final ArchRule THE_EDGES_DO_NOT_KNOW_EACH_OTHER = noClasses()
            .that()
            .resideInAPackage("dev.groundstate.worker.messaging..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.groundstate.worker.persistence..")
            .because("what passes between them passes through the run");

    @ArchTest
    static final ArchRule THERE_ARE_NO_CYCLES =
            slices().matching("dev.groundstate.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule NAMES_SAY_WHAT_A_CLASS_IS = noClasses()
            .should()
            .haveNameMatching(".*(Manager|Helper|Util|Utils|Impl|Processor)")
            .because("a role has one suffix and these are none");

    @ArchTest
    static final ArchRule NO_FIELD_INJECTION = NO_CLASSES_SHOULD_USE_FIELD_INJECTION;

    @ArchTest
    static final ArchRule NO_STANDARD_STREAMS = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    @ArchTest
    static final ArchRule NO_GENERIC_EXCEPTIONS = NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;

    @ArchTest
    static void the_rules_saw_the_whole_module(JavaClasses imported) {
        if (imported.size() < 60) {
            throw new AssertionError("expected at least 60 classes, got " + imported.size());
        }
    }
}
