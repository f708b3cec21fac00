package io.rostrum;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

/** The rules of money know no engine, and the plumbing of the ledger and of payments stay apart. */
@AnalyzeClasses(packages = "io.rostrum", importOptions = ImportOption.DoNotIncludeTests.class)
class LayeringTest {

    @ArchTest
    static final ArchRule pureCodeKnowsNoEngine = classes()
            .that()
            .resideInAnyPackage("io.rostrum.accounting..", "io.rostrum.credits..", "io.rostrum.plans..",
                    "io.rostrum.orders..", "io.rostrum.commission..", "io.rostrum.tax..", "io.rostrum.desks..",
                    "io.rostrum.links..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "io.rostrum.contracts..", "io.rostrum.accounting..", "io.rostrum.credits..",
                    "io.rostrum.plans..", "io.rostrum.orders..", "io.rostrum.commission..", "io.rostrum.tax..", "io.rostrum.desks..", "io.rostrum.links..");

    @ArchTest
    static final ArchRule accountingKnowsOnlyItself = noClasses()
            .that()
            .resideInAPackage("io.rostrum.accounting..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.rostrum.orders..", "io.rostrum.credits..", "io.rostrum.plans..", "io.rostrum.desks..");

    @ArchTest
    static final ArchRule theWorkerKnowsNoTopology = noClasses()
            .that()
            .resideInAPackage("io.rostrum.payments..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.rostrum.ledger..", "org.apache.kafka.streams..")
            .allowEmptyShould(true);
}
