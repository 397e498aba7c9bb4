package io.jenkins.plugins.backhaul.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.plantuml.rules.PlantUmlArchCondition.Configuration.consideringOnlyDependenciesInAnyPackage;
import static com.tngtech.archunit.library.plantuml.rules.PlantUmlArchCondition.adhereToPlantUmlDiagram;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;

/** Holds the code to {@code design.puml} and to the few rules that a drawing cannot show. */
@AnalyzeClasses(packages = "io.jenkins.plugins.backhaul", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule shouldFollowTheDrawing = ArchRuleDefinition.classes()
            .should(adhereToPlantUmlDiagram(
                    ArchitectureTest.class.getResource("/design.puml"),
                    consideringOnlyDependenciesInAnyPackage("io.jenkins.plugins.backhaul..")));

    @ArchTest
    static final ArchRule shouldStartProgramsInOneRoomOnly = noClasses()
            .that()
            .resideOutsideOfPackage("..backhaul.process")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.lang.ProcessBuilder");

    @ArchTest
    static final ArchRule shouldKnowAmazonInTwoRoomsOnly = noClasses()
            .that()
            .resideOutsideOfPackages("..backhaul.storage.s3", "..backhaul.media.s3")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("software.amazon..");

    @ArchTest
    static final ArchRule shouldKnowTheCommandLineInOneRoomOnly = only("..backhaul.cli", "picocli..");

    @ArchTest
    static final ArchRule shouldKnowYamlInOneRoomOnly = only("..backhaul.config", "com.fasterxml.jackson.dataformat..");

    @ArchTest
    static final ArchRule shouldCompressLzmaInOneRoomOnly = only("..backhaul.lrzip.backend", "org.tukaani..");

    @ArchTest
    static final ArchRule shouldOpenStoresOfJenkinsInOneClassOnly = noClasses()
            .that()
            .resideInAPackage("..backhaul.plugin")
            .and()
            .doNotHaveSimpleName("StoreOpener")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..backhaul.storage.s3");

    @ArchTest
    static final ArchRule shouldKnowJenkinsInOneRoomOnly =
            only("..backhaul.plugin..", "hudson..", "jenkins..", "org.kohsuke..", "org.jenkinsci..", "com.cloudbees..");

    private static ArchRule only(String room, String... libraries) {
        return noClasses()
                .that()
                .resideOutsideOfPackage(room)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(libraries);
    }
}
