package io.rostrum.analytics;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

/** Questions and figures are pure; Pinot stands behind one door; nothing here writes to Kafka. */
@AnalyzeClasses(packages = "io.rostrum.analytics", importOptions = ImportOption.DoNotIncludeTests.class)
class LayeringTest {

    @ArchTest
    static final ArchRule questionsKnowJavaAndContractsAlone = classes()
            .that()
            .resideInAPackage("io.rostrum.analytics.question..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "io.rostrum.contracts..", "io.rostrum.analytics.question..");

    @ArchTest
    static final ArchRule figuresKnowQuestionsAlone = classes()
            .that()
            .resideInAPackage("io.rostrum.analytics.figures..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "io.rostrum.analytics.question..", "io.rostrum.analytics.figures..");

    @ArchTest
    static final ArchRule pinotStandsBehindOneDoor = noClasses()
            .that()
            .resideOutsideOfPackage("io.rostrum.analytics.pinot..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.pinot..");

    @ArchTest
    static final ArchRule noKafkaAndNoSqlDriver = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "java.sql..");
}
