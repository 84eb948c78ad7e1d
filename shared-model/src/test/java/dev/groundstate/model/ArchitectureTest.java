package dev.groundstate.model;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.groundstate", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule THE_MODEL_KNOWS_NO_FRAMEWORK = classes()
            .that()
            .resideInAPackage("dev.groundstate.model..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "dev.groundstate.model..", "java..", "org.jspecify..", "com.fasterxml.jackson.annotation..")
            .because("both services share it and neither may drag its framework into the other");
}
