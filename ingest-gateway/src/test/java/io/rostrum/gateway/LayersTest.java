package io.rostrum.gateway;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

@AnalyzeClasses(packages = "io.rostrum.gateway", importOptions = {ImportOption.DoNotIncludeTests.class, ImportOption.DoNotIncludeJars.class})
class LayersTest {

    private static final String[] PURE = {
        "io.rostrum.gateway.admission..",
        "io.rostrum.gateway.outcome..",
        "io.rostrum.gateway.room..",
        "io.rostrum.gateway.command..",
        "io.rostrum.gateway.fanout..",
        "io.rostrum.gateway.discovery.."
    };

    @ArchTest
    static final ArchRule purePackagesKnowJavaTheContractsAndEachOther = classes()
            .that()
            .resideInAnyPackage(PURE)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..", "io.rostrum.contracts..", "io.rostrum.gateway.admission..", "io.rostrum.gateway.outcome..",
                    "io.rostrum.gateway.room..", "io.rostrum.gateway.command..", "io.rostrum.gateway.fanout..",
                    "io.rostrum.gateway.discovery..");

    @ArchTest
    static final ArchRule picturesKnowImagesAndFilesAlone = classes()
            .that()
            .resideInAPackage("io.rostrum.gateway.picture..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "javax.imageio..", "io.rostrum.gateway.picture..");

    @ArchTest
    static final ArchRule nobodyButTheMirrorKnowsRedis = noClasses()
            .that()
            .resideOutsideOfPackages("io.rostrum.gateway.redis..", "io.rostrum.gateway.http..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("redis.clients..");

    @ArchTest
    static final ArchRule nobodyButTheLogsReaderAndWriterKnowsKafka = noClasses()
            .that()
            .resideOutsideOfPackage("io.rostrum.gateway.kafka..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.kafka..");

    @ArchTest
    static final ArchRule theGatewayKnowsNoStreamEngineAndNoSql = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.flink..", "java.sql..", "io.rostrum.auction..", "io.rostrum.bidding..");
}
