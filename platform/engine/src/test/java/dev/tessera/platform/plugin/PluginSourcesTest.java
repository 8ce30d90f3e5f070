package dev.tessera.platform.plugin;

import static dev.tessera.platform.plugin.PluginErrors.assertInvalidPlugin;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PluginSourcesTest {
    @TempDir
    private Path directory;

    @Test
    void everyInstalledDirectoryIsAPluginAndItsJarsAreTheClassPath() throws IOException {
        Path plugins = Files.createDirectory(directory.resolve("plugins"));
        Path beta = Files.createDirectory(plugins.resolve("beta"));
        Path alpha = Files.createDirectory(plugins.resolve("alpha"));
        Files.createFile(plugins.resolve("README.md"));
        for (String file : List.of("two.jar", "one.jar", "notes.txt", "plugin.properties")) {
            Files.createFile(alpha.resolve(file));
        }

        assertThat(new InstalledPlugins(plugins).locations())
                .containsExactly(
                        new PluginLocation(
                                "plugins/alpha",
                                alpha.resolve("plugin.properties"),
                                List.of(alpha.resolve("one.jar"), alpha.resolve("two.jar"))),
                        new PluginLocation("plugins/beta", beta.resolve("plugin.properties"), List.of()));
    }

    @Test
    void refusesADirectoryThatIsNotThere() {
        assertInvalidPlugin(
                () -> new InstalledPlugins(directory.resolve("nowhere")).locations(),
                "the plugin directory \"nowhere\" cannot be read");
    }

    @Test
    void developmentDirectoryIsTheClassPathWhereNoLibrariesAreListed() throws IOException {
        Path classes = classes();

        assertThat(new DevelopmentPlugins(List.of(classes)).locations())
                .containsExactly(
                        new PluginLocation(classes.toString(), classes.resolve("plugin.properties"), List.of(classes)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s\n%s\n", "%s:%s", "\n %s \n\n%s"})
    void librariesOfADevelopmentDirectoryAreListedByLineOrAsAClassPath(String format) throws IOException {
        Path classes = classes();
        Path one = Files.createFile(directory.resolve("one.jar"));
        Path two = Files.createDirectory(directory.resolve("two"));
        String text = format.replace(":", File.pathSeparator).formatted(one, two);
        Files.writeString(classes.resolveSibling("plugin.classpath"), text);

        assertThat(new DevelopmentPlugins(List.of(classes)).locations())
                .singleElement()
                .satisfies(location -> assertThat(location.classPath()).containsExactly(classes, one, two));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nowhere/missing.jar", "pom.xml"})
    void refusesALibraryThatIsNotThereOrNotAbsolute(String library) throws IOException {
        Path classes = classes();
        Files.writeString(classes.resolveSibling("plugin.classpath"), library);

        assertInvalidPlugin(
                () -> new DevelopmentPlugins(List.of(classes)).locations(),
                "plugin.classpath of %s lists %s, which is not the absolute path of a file or directory"
                        .formatted(classes, library));
    }

    @Test
    void refusesADevelopmentDirectoryThatIsNotThere() {
        Path missing = directory.resolve("classes");

        assertInvalidPlugin(
                () -> new DevelopmentPlugins(List.of(missing)).locations(),
                "there is no directory %s".formatted(missing));
    }

    private Path classes() throws IOException {
        return Files.createDirectories(directory.resolve("target").resolve("classes"));
    }
}
