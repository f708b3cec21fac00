package io.rostrum.contracts;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

/** The contracts know no engine but kafka-clients, and what is decided upon knows not even that. */
@AnalyzeClasses(packages = "io.rostrum.contracts", importOptions = ImportOption.DoNotIncludeTests.class)
class LayeringTest {

    @ArchTest
    static final ArchRule noEngine = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "javax.crypto..", "io.rostrum.contracts..", "com.fasterxml.jackson..", "org.apache.kafka.common..",
                    "org.apache.kafka.clients.producer..");

    @ArchTest
    static final ArchRule whatIsDecidedUponIsPlainData = classes()
            .that()
            .resideInAnyPackage("..contracts.auction..", "..contracts.id..", "..contracts.money..", "..contracts.mirror..",
                    "..contracts.socket..", "..contracts.payments..", "..contracts.ledger..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "io.rostrum.contracts..", "com.fasterxml.jackson.annotation..");
}
