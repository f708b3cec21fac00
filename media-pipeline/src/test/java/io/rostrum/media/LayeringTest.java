package io.rostrum.media;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

/** The seam between both halves is pure, neither half knows the other, and media knows no auction. */
@AnalyzeClasses(packages = "io.rostrum.media", importOptions = ImportOption.DoNotIncludeTests.class)
class LayeringTest {

    @ArchTest
    static final ArchRule theSeamKnowsJavaAndTheContractsAlone = classes()
            .that()
            .resideInAPackage("io.rostrum.media.stream..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "io.rostrum.contracts..", "io.rostrum.media.stream..");

    @ArchTest
    static final ArchRule takingInKnowsNothingOfServing = noClasses()
            .that()
            .resideInAnyPackage(
                    "io.rostrum.media.rtmp..", "io.rostrum.media.ingest..", "io.rostrum.media.transcode..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.rostrum.media.hls..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule servingKnowsNothingOfTakingIn = noClasses()
            .that()
            .resideInAPackage("io.rostrum.media.hls..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.rostrum.media.rtmp..", "io.rostrum.media.ingest..", "io.rostrum.media.transcode..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule mediaKnowsNoStreamEngineAndNoSql = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.flink..", "java.sql..", "io.rostrum.auction..", "io.rostrum.bidding..");
}
