package io.rostrum.cdc;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

/** What is said of slots and connectors knows neither Connect nor PostgreSQL nor Kafka. */
@AnalyzeClasses(packages = "io.rostrum.cdc", importOptions = ImportOption.DoNotIncludeTests.class)
class LayeringTest {

    @ArchTest
    static final ArchRule pureCodeKnowsNoEngine = classes()
            .that()
            .resideInAnyPackage("io.rostrum.cdc.slot..", "io.rostrum.cdc.connector..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "io.rostrum.contracts..", "io.rostrum.cdc.slot..", "io.rostrum.cdc.connector..");
}
