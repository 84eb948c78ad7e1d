package dev.groundstate.api;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.groundstate.api", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String[] EDGES = {"..rest..", "..persistence..", "..messaging.."};

    @ArchTest
    static final ArchRule FEATURES_DO_NOT_KNOW_THEIR_EDGES = noClasses()
            .that()
            .resideOutsideOfPackages(EDGES)
            .should()
            .dependOnClassesThat(com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage(
                    "dev.groundstate.api..rest..",
                    "dev.groundstate.api..persistence..",
                    "dev.groundstate.api..messaging.."))
            .because("a feature is read, tested and changed without its edges");

    @ArchTest
    static final ArchRule HTTP_DOES_NOT_KNOW_DATABASE_OR_BROKER = noClasses()
            .that()
            .resideInAPackage("..rest..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..persistence..", "..messaging..", "io.vertx.mutiny.sqlclient..", "org.hibernate..")
            .because("an edge talks to its feature and never to another edge");

    @ArchTest
    static final ArchRule THE_DATABASE_DOES_NOT_KNOW_HTTP_OR_BROKER = noClasses()
            .that()
            .resideInAPackage("..persistence..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.groundstate.api..rest..",
                    "..messaging..",
                    "jakarta.ws.rs..",
                    "com.rabbitmq..",
                    "io.vertx.rabbitmq..")
            .because("an edge talks to its feature and never to another edge");

    @ArchTest
    static final ArchRule THE_BROKER_DOES_NOT_KNOW_HTTP_OR_DATABASE = noClasses()
            .that()
            .resideInAPackage("dev.groundstate.api..messaging..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.groundstate.api..rest..",
                    "dev.groundstate.api..persistence..",
                    "jakarta.ws.rs..",
                    "io.vertx..sqlclient..")
            .because("an edge talks to its feature and never to another edge");

    @ArchTest
    static final ArchRule ONLY_EDGES_TALK_HTTP = noClasses()
            .that()
            .resideOutsideOfPackages("..rest..", "dev.groundstate.api.request..", "dev.groundstate.api.http..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jakarta.ws.rs..")
            .because("a refusal is a sentence; its status code is the edge's");

    @ArchTest
    static final ArchRule FEATURES_HAVE_NO_CYCLES = slices().matching("dev.groundstate.api.(*)..")
            .should()
            .beFreeOfCycles()
            .because("each feature can be read without the next");

    @ArchTest
    static final ArchRule NOTHING_IS_INJECTED_INTO_FIELDS = fields().should()
            .notBeAnnotatedWith("jakarta.inject.Inject")
            .andShould()
            .notBeAnnotatedWith("org.eclipse.microprofile.config.inject.ConfigProperty")
            .because("a constructor says what a class needs");

    @ArchTest
    static final ArchRule ROLES_HAVE_ONE_NAME = noClasses()
            .should()
            .haveNameMatching(".*(Manager|Helper|Util|Utils|Impl|Processor)")
            .because("such a name says nothing about why the class exists");

    @ArchTest
    static final ArchRule RESOURCES_STAND_AT_THE_EDGE = classes()
            .that()
            .areAnnotatedWith("jakarta.ws.rs.Path")
            .should()
            .resideInAPackage("..rest..")
            .andShould()
            .haveSimpleNameEndingWith("Resource")
            .because("one looks for HTTP in one place");
}
