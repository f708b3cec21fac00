package io.rostrum.auction;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/** The rules know nothing but Java and the contracts, and neither clock nor chance. */
class PurityTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.rostrum.auction", "io.rostrum.replay");

    @Test
    void theRulesImportJavaAndTheContractsAlone() {
        classes()
                .that().resideInAPackage("io.rostrum.auction..")
                .should().onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "io.rostrum.contracts..", "io.rostrum.auction..")
                .check(CLASSES);
    }

    @Test
    void theRulesKnowNeitherClockNorChanceNorThreads() {
        noClasses()
                .that().resideInAPackage("io.rostrum.auction..")
                .should().dependOnClassesThat()
                .resideInAnyPackage(
                        "java.time..", "java.io..", "java.nio.file..", "java.net..", "java.util.concurrent..")
                .orShould().dependOnClassesThat().haveFullyQualifiedName("java.util.Random")
                .orShould().callMethod(System.class, "currentTimeMillis")
                .orShould().callMethod(System.class, "nanoTime")
                .orShould().callMethod(Math.class, "random")
                .check(CLASSES);
    }

    @Test
    void theReplayNeedsNeitherFlinkNorTheJob() {
        noClasses()
                .that().resideInAPackage("io.rostrum.replay..")
                .should().dependOnClassesThat().resideInAnyPackage(
                        "org.apache.flink..", "io.rostrum.bidding..")
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void decidingNeverReachesWhatCanChangeAShow() {
        noClasses()
                .that().resideInAPackage("io.rostrum.auction.deciding..")
                .should().dependOnClassesThat().haveFullyQualifiedName("io.rostrum.auction.state.ShowStore")
                .orShould().dependOnClassesThat().haveFullyQualifiedName("io.rostrum.auction.state.Working")
                .orShould().dependOnClassesThat().resideInAPackage("io.rostrum.auction.evolving..")
                .check(CLASSES);
    }

    @Test
    void noTwoPackagesNeedEachOther() {
        slices().matching("io.rostrum.auction.(*)..").should().beFreeOfCycles().check(CLASSES);
    }
}
