package io.rostrum.record;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

@AnalyzeClasses(packages = "io.rostrum.record", importOptions = ImportOption.DoNotIncludeTests.class)
class LayeringTest {

    @ArchTest
    static final ArchRule historiesAndRowsKnowNeitherKafkaNorTheDatabase = classes()
            .that().resideInAnyPackage("io.rostrum.record.history", "io.rostrum.record.rows")
            .should().onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..", "io.rostrum.contracts..", "io.rostrum.record.history", "io.rostrum.record.rows");
}
