package dev.tessera.platform.plugin;

import static dev.tessera.platform.plugin.PluginErrors.assertInvalidPlugin;
import static dev.tessera.spi.error.StandardErrors.INVALID_CONFIGURATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tessera.spi.Plugin;
import dev.tessera.spi.error.TesseraException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PluginEntryTest {
    private static final String CHECK_CONTEXT = """
            if (Thread.currentThread().getContextClassLoader() != getClass().getClassLoader()) {
                throw new AssertionError();
            }
            """;

    @TempDir
    private Path directory;

    @Test
    void pluginsLoaderIsTheContextLoaderWhileItContributesAndNotAfterwards() {
        ClassLoader before = Thread.currentThread().getContextClassLoader();

        LoadedPlugin plugin = call(TestingPlugin.named("alpha").provider(CHECK_CONTEXT));

        assertThat(plugin.descriptor().name()).isEqualTo("alpha");
        assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
    }

    @Test
    void contextLoaderIsRestoredAfterAnException() {
        ClassLoader before = Thread.currentThread().getContextClassLoader();

        assertInvalidPlugin(
                () -> call(TestingPlugin.named("alpha").provider(CHECK_CONTEXT + "throw new ArithmeticException();")),
                "plugin \"alpha\" cannot be loaded: ArithmeticException");
        assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
    }

    @Test
    void keepsTheCodeOfAPluginsOwnError() {
        TestingPlugin plugin = TestingPlugin.named("alpha")
                .provider("throw new TesseraException(StandardErrors.INVALID_CONFIGURATION, \"no device\");");

        assertThatThrownBy(() -> call(plugin))
                .hasMessage("plugin \"alpha\" cannot be loaded: no device")
                .isInstanceOfSatisfying(
                        TesseraException.class,
                        failure -> assertThat(failure.code()).isEqualTo(INVALID_CONFIGURATION));
    }

    @Test
    void refusesAProviderThatIsNotThere() {
        assertInvalidPlugin(
                () -> call(TestingPlugin.named("alpha").providerWithoutClass("alpha.Missing")),
                "plugin \"alpha\" cannot be loaded: its provider is missing, or no public class that is a plugin");
    }

    @Test
    void saysWhatAStaticInitializerFailedWith() {
        TestingPlugin plugin =
                TestingPlugin.named("alpha").provider("Natives.load();").source("Natives", """
                        class Natives {
                            static { if (true) throw new TesseraException(StandardErrors.BACKEND_FAILED, "no library"); }
                            static void load() {}
                        }
                        """);

        assertInvalidPlugin(() -> call(plugin), "plugin \"alpha\" cannot be loaded: no library");
    }

    @Test
    void namesAClassThatIsMissing(@TempDir Path libraries) throws IOException {
        Path library = TestingJar.compile(
                libraries.resolve("library.jar"), Map.of("library.Thing", "package library; public class Thing {}"));
        Path installed = TestingPlugin.named("alpha")
                .provider("new library.Thing();")
                .library(library)
                .install(directory);
        Files.delete(installed.resolve("library.jar"));

        assertInvalidPlugin(this::call, "plugin \"alpha\" cannot be loaded: a class is missing: library.Thing");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Two_Words | @Inject public Source() {}           | its media source is invalid: the name "Two_Words" is not in kebab-case
            source    | public Source() {}                   | its media source is invalid: alpha.Source has 0 public @Inject constructors instead of one
            source    | @Inject Source() {}                  | its media source is invalid: alpha.Source has 0 public @Inject constructors instead of one
            source    | @Inject public Source() {} @Inject public Source(int a) {} | its media source is invalid: alpha.Source has 2 public @Inject constructors instead of one
            source    | @Inject public Source(String a) {}   | the constructor of its media source "source" asks for java.lang.String, which is neither a configuration record that it registers nor one of the services dev.tessera.spi.metrics.Metrics
            """)
    void refusesAContributionThatBreaksTheContract(String name, String constructor, String problem) {
        TestingPlugin plugin = TestingPlugin.named("alpha")
                .provider("to.mediaSource(\"%s\", Source.class);".formatted(name))
                .mediaSource("a", constructor);

        assertInvalidPlugin(() -> call(plugin), "plugin \"alpha\" cannot be loaded: " + problem);
    }

    @Test
    void refusesAnAbstractContribution() {
        assertInvalidPlugin(
                () -> call(TestingPlugin.named("alpha").provider("to.mediaSource(\"a\", MediaSource.class);")),
                "plugin \"alpha\" cannot be loaded: its media source is invalid: dev.tessera.spi.media.MediaSource is abstract");
    }

    @Test
    void refusesAConfigurationRecordWithoutSettings() {
        assertInvalidPlugin(
                () -> call(TestingPlugin.named("alpha")
                        .provider("to.config(\"alpha\", Config.class);")
                        .source("Config", "public record Config(int threads) {}")),
                "plugin \"alpha\" cannot be loaded: its configuration is invalid: component threads has no @Setting");
    }

    private LoadedPlugin call(TestingPlugin plugin) {
        plugin.install(directory);
        return call();
    }

    private LoadedPlugin call() {
        PluginLocation location = new InstalledPlugins(directory).locations().getFirst();
        try (PluginClassLoader loader =
                new PluginClassLoader("alpha", location.classPath(), Plugin.class.getClassLoader())) {
            return new PluginEntry(PluginDescriptor.read(location), loader).call();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
