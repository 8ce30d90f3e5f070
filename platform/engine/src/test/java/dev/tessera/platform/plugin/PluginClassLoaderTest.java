package dev.tessera.platform.plugin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.inject.Guice;
import dev.tessera.platform.text.TextTable;
import dev.tessera.spi.Plugin;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;

final class PluginClassLoaderTest {
    @TempDir
    private Path directory;

    @Test
    void ownClassWinsOverThePlatformsOfTheSameName() throws Exception {
        Path jar =
                jar(Map.of(TextTable.class.getName(), "package dev.tessera.platform.text; public class TextTable {}"));
        try (PluginClassLoader loader = loader(jar)) {
            Class<?> own = loader.loadClass(TextTable.class.getName());

            assertThat(own).isNotSameAs(TextTable.class);
            assertThat(own.getClassLoader()).isSameAs(loader);
        }
    }

    @ParameterizedTest
    @ValueSource(classes = {Plugin.class, Inject.class, Logger.class})
    void sharedClassIsTheSameOnBothSides(Class<?> shared) throws Exception {
        try (PluginClassLoader loader = loader()) {
            assertThat(loader.loadClass(shared.getName())).isSameAs(shared);
        }
    }

    @ParameterizedTest
    @ValueSource(classes = {PluginLoader.class, Guice.class, Test.class})
    void platformClassIsInvisible(Class<?> platformClass) throws Exception {
        try (PluginClassLoader loader = loader()) {
            assertThatThrownBy(() -> loader.loadClass(platformClass.getName()))
                    .isInstanceOf(ClassNotFoundException.class)
                    .hasMessage(platformClass.getName());
        }
    }

    @Test
    void jdkClassesAreVisible() throws Exception {
        try (PluginClassLoader loader = loader()) {
            assertThat(loader.loadClass("java.sql.Driver").getClassLoader())
                    .isSameAs(ClassLoader.getPlatformClassLoader());
        }
    }

    @Test
    void explainsThatAnOwnCopyOfASharedClassIsNotUsed() throws Exception {
        Path jar = jar(Map.of("dev.tessera.spi.Newer", "package dev.tessera.spi; public class Newer {}"));
        try (PluginClassLoader loader = loader(jar)) {
            assertThatThrownBy(() -> loader.loadClass("dev.tessera.spi.Newer"))
                    .isInstanceOf(ClassNotFoundException.class)
                    .hasMessage(
                            "dev.tessera.spi.Newer comes from the platform only, and this platform does not have it;"
                                    + " the plugin's own copy is not used");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "own.txt",
                "org/slf4j/Logger.class",
                "org/slf4j/own.txt",
                "dev/tessera/spi/Plugin.class",
                "dev/tessera/platform/plugin/PluginLoader.class",
                "META-INF/services/org.slf4j.spi.SLF4JServiceProvider",
                "java/lang/Object.class",
                "nowhere.txt"
            })
    void allWaysToFindAResourceAgree(String name) throws Exception {
        byte[] own = "own".getBytes(UTF_8);
        Path jar =
                TestingJar.write(directory.resolve("resources.jar"), Map.of("own.txt", own, "org/slf4j/own.txt", own));
        try (PluginClassLoader loader = loader(jar)) {
            URL one = loader.getResource(name);
            List<URL> all = Collections.list(loader.getResources(name));

            assertThat(all.stream().findFirst().orElse(null)).isEqualTo(one);
            try (InputStream stream = loader.getResourceAsStream(name)) {
                assertThat(stream == null).isEqualTo(one == null);
            }
        }
    }

    @Test
    void sharedResourcesComeFromThePlatformOnlyAndOthersFromThePluginOnly() throws Exception {
        byte[] own = "own".getBytes(UTF_8);
        Path jar =
                TestingJar.write(directory.resolve("resources.jar"), Map.of("own.txt", own, "org/slf4j/own.txt", own));
        try (PluginClassLoader loader = loader(jar)) {
            assertThat(loader.getResource("own.txt")).asString().contains("resources.jar");
            assertThat(loader.getResource("org/slf4j/own.txt")).isNull();
            assertThat(loader.getResource("org/slf4j/Logger.class"))
                    .isEqualTo(Logger.class.getResource("Logger.class"));
            assertThat(loader.getResource("dev/tessera/platform/plugin/PluginLoader.class"))
                    .isNull();
        }
    }

    @Test
    void closingReleasesTheJars() throws Exception {
        Path jar = jar(Map.of("a.One", "package a; public class One {}", "a.Two", "package a; public class Two {}"));
        PluginClassLoader loader = loader(jar);
        loader.loadClass("a.One");
        assertThat(OpenFiles.below(directory)).containsExactly(jar);

        loader.close();

        assertThat(OpenFiles.below(directory)).isEmpty();
        assertThatThrownBy(() -> loader.loadClass("a.Two")).isInstanceOf(ClassNotFoundException.class);
        Files.delete(jar);
    }

    @Test
    void closingLeavesThePlatformsJarsOpen() throws Exception {
        PluginClassLoader loader = loader();
        InputStream stream = loader.getResourceAsStream("org/slf4j/Logger.class");

        loader.close();

        try (stream) {
            assertThat(stream.readAllBytes()).isNotEmpty();
        }
    }

    private Path jar(Map<String, String> sources) {
        return TestingJar.compile(directory.resolve("plugin.jar"), sources);
    }

    private static PluginClassLoader loader(Path... jars) throws IOException {
        return new PluginClassLoader("test", List.of(jars), Plugin.class.getClassLoader());
    }
}
