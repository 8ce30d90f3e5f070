package dev.tessera.distribution;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rules of the house that the compiler does not know. Module edges are the enforcer's. */
final class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter().importPaths(classDirectories());

    @Test
    void packagesHaveNoCycles() {
        slices().matching("dev.tessera.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void pluginsKnowTheSpiAlone() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.tessera.models..",
                        "dev.tessera.media..",
                        "dev.tessera.frontend..",
                        "dev.tessera.backend..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.tessera.platform..", "dev.tessera.api..", "dev.tessera.cli..")
                .check(CLASSES);
    }

    @Test
    void thePlatformKnowsNoPlugin() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.tessera.platform..", "dev.tessera.api..", "dev.tessera.cli..", "dev.tessera.spi..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.tessera.models..",
                        "dev.tessera.media..",
                        "dev.tessera.frontend..",
                        "dev.tessera.backend..")
                .check(CLASSES);
    }

    @Test
    void guiceStaysInThePlatform() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.tessera.platform..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.google.inject..")
                .check(CLASSES);
    }

    @Test
    void onlyTheCommandLineWritesToTheTerminal() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.tessera.cli..")
                .should(ACCESS_STANDARD_STREAMS)
                .check(CLASSES);
    }

    @Test
    void namesSayWhatAClassIs() {
        noClasses()
                .should()
                .haveSimpleNameEndingWith("Impl")
                .orShould()
                .haveSimpleNameEndingWith("Utils")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .because("such names say nothing of what a class is for")
                .check(CLASSES);
    }

    @Test
    void nobodyWaitsByTheClock() {
        noClasses().should().callMethod(Thread.class, "sleep", long.class).check(CLASSES);
    }

    /** The compiled main classes of all modules, which are built before this one. */
    private static List<Path> classDirectories() {
        Path root = Path.of(System.getProperty("tessera.root"));
        try (Stream<Path> modules = Files.list(root)) {
            return modules.filter(Files::isDirectory)
                    .flatMap(ArchitectureTest::children)
                    .map(module -> module.resolve("target/classes"))
                    .filter(Files::isDirectory)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> children(Path directory) {
        try (Stream<Path> children = Files.list(directory)) {
            return children.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
