package dev.tessera.platform.bootstrap;

import static dev.tessera.platform.bootstrap.Failures.assertFails;
import static dev.tessera.platform.plugin.ContributionKind.BACKEND;
import static dev.tessera.platform.plugin.ContributionKind.MEDIA_SOURCE;
import static dev.tessera.spi.error.StandardErrors.INVALID_CONFIGURATION;
import static dev.tessera.spi.error.StandardErrors.INVALID_PLUGIN;
import static dev.tessera.spi.error.StandardErrors.OUT_OF_MEMORY;
import static dev.tessera.spi.error.StandardErrors.UNKNOWN_NAME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.platform.plugin.TestingPlugin;
import dev.tessera.platform.registry.Registry;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.media.MediaSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plugins that are compiled for the test, through the real loader and the real injector. */
final class PlatformTest {
    @TempDir
    private Path home;

    @Test
    void createsContributionsWhenTheyAreAskedForAndOnce() throws IOException {
        LoggingPlugin plugins = new LoggingPlugin(home);
        plugins.install("alpha");
        plugins.install("beta");
        try (Platform platform = plugins.platform("alpha", "beta").start()) {
            Registry<MediaSource> sources = platform.registry(MEDIA_SOURCE);
            assertThat(sources.names()).containsExactly("alpha", "beta");
            assertThat(plugins.events()).isEmpty();

            MediaSource beta = sources.named("beta");
            assertThat(beta.schemes()).containsExactly("beta");
            assertThat(plugins.events()).containsExactly("create beta");

            assertThat(platform.registry(MEDIA_SOURCE).all())
                    .containsOnlyKeys("alpha", "beta")
                    .containsEntry("beta", beta);
            assertThat(plugins.events()).containsExactly("create beta", "create alpha");
        }
    }

    @Test
    void manyThreadsThatAskForAContributionGetTheSame() throws Exception {
        LoggingPlugin plugins = new LoggingPlugin(home);
        plugins.install("alpha");
        try (Platform platform = plugins.platform("alpha").start();
                ExecutorService executor = Executors.newFixedThreadPool(8)) {
            Registry<MediaSource> sources = platform.registry(MEDIA_SOURCE);
            CyclicBarrier together = new CyclicBarrier(8);
            Callable<MediaSource> ask = () -> {
                together.await();
                return sources.named("alpha");
            };

            assertThat(executor.invokeAll(Collections.nCopies(8, ask)))
                    .extracting(Future::resultNow)
                    .containsOnly(sources.named("alpha"));
        }
        assertThat(plugins.events()).containsExactly("create alpha", "close alpha");
    }

    @Test
    void unknownNameIsAnsweredWithThoseThatExist() {
        TestingPlugin.withMediaSource("file").install(home.resolve("plugins"));
        TestingPlugin.withMediaSource("data").install(home.resolve("plugins"));
        try (Platform platform = start()) {
            assertFails(
                    () -> platform.registry(MEDIA_SOURCE).named("ftp"),
                    UNKNOWN_NAME,
                    "there is no media source \"ftp\"; installed are data, file");
            assertFails(
                    () -> platform.registry(BACKEND).named("tensorflow"),
                    UNKNOWN_NAME,
                    "there is no backend \"tensorflow\"; none is installed");
        }
    }

    @Test
    void readsTheConfigurationOfTheInstallationAndOfTheEnvironment() throws IOException {
        LoggingPlugin plugins = new LoggingPlugin(home);
        plugins.install("alpha");
        plugins.install("beta");
        Path etc = Files.createDirectory(home.resolve("etc"));
        Files.writeString(etc.resolve("tessera.properties"), "alpha.log = %s%n".formatted(home.resolve("alpha.log")));
        Map<String, String> environment =
                Map.of("TESSERA_BETA_LOG", home.resolve("beta.log").toString());
        try (Platform platform =
                Platform.builder().home(home).environment(environment).start()) {
            platform.registry(MEDIA_SOURCE).all();
        }
        assertThat(home.resolve("alpha.log")).hasContent("create alpha\nclose alpha\n");
        assertThat(home.resolve("beta.log")).hasContent("create beta\nclose beta\n");
    }

    @Test
    void refusesAConfigurationThatIsWrong() {
        new LoggingPlugin(home).install("alpha");

        assertFails(this::start, INVALID_CONFIGURATION, "alpha.log: it has no default and must be set");
    }

    @Test
    void refusesAPropertiesFileThatIsNotThere() {
        assertFails(
                () -> Platform.builder()
                        .propertiesFile(home.resolve("mine.properties"))
                        .start(),
                INVALID_CONFIGURATION,
                "there is no tessera.properties");
    }

    @Test
    void mistakeInTheConfigurationOfAContributionIsTheWholeError() {
        LoggingPlugin plugins = new LoggingPlugin(home);
        plugins.install(
                "alpha",
                "if (true) throw new TesseraException(StandardErrors.INVALID_CONFIGURATION, \"alpha.room is 0\");",
                "");
        try (Platform platform = plugins.platform("alpha").start()) {
            assertFails(() -> platform.registry(MEDIA_SOURCE).named("alpha"), INVALID_CONFIGURATION, "alpha.room is 0");
        }
    }

    @Test
    void contributionsFailureNamesItAndKeepsTheCode() {
        LoggingPlugin plugins = new LoggingPlugin(home);
        plugins.install(
                "alpha", "if (true) throw new TesseraException(StandardErrors.OUT_OF_MEMORY, \"no room\");", "");
        try (Platform platform = plugins.platform("alpha").start()) {
            assertFails(
                            () -> platform.registry(MEDIA_SOURCE).named("alpha"),
                            OUT_OF_MEMORY,
                            "media source \"alpha\" of plugin \"alpha\" cannot be created: no room")
                    .hasCauseInstanceOf(TesseraException.class)
                    .cause()
                    .hasMessage("no room");
        }
    }

    @Test
    void contributionsForeignFailureIsTheCauseAndNotInTheMessage() {
        LoggingPlugin plugins = new LoggingPlugin(home);
        plugins.install("alpha", "if (true) throw new UnsatisfiedLinkError(\"/secret/libtorch.so\");", "");
        try (Platform platform = plugins.platform("alpha").start()) {
            assertFails(
                            () -> platform.registry(MEDIA_SOURCE).named("alpha"),
                            INVALID_PLUGIN,
                            "media source \"alpha\" of plugin \"alpha\" cannot be created: UnsatisfiedLinkError")
                    .hasCauseInstanceOf(UnsatisfiedLinkError.class);
        }
    }

    @Test
    void contextLoaderIsRestoredAfterAFailedCreation() {
        LoggingPlugin plugins = new LoggingPlugin(home);
        plugins.install("alpha", "if (true) throw new IllegalStateException();", "");
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (Platform platform = plugins.platform("alpha").start()) {
            assertFails(
                    () -> platform.registry(MEDIA_SOURCE).named("alpha"),
                    INVALID_PLUGIN,
                    "media source \"alpha\" of plugin \"alpha\" cannot be created: IllegalStateException");
            assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
        }
    }

    @Test
    void developmentPluginIsLoadedFromItsClasses(@TempDir Path module) throws IOException {
        Files.createDirectory(home.resolve("plugins"));
        Path classes = TestingPlugin.withMediaSource("alpha").compile(module);
        try (Platform platform =
                Platform.builder().home(home).developmentPlugin(classes).start()) {
            assertThat(platform.registry(MEDIA_SOURCE).named("alpha").schemes()).containsExactly("alpha");
            assertThat(platform.plugins().table()).contains("media source alpha");
        }
    }

    private Platform start() {
        return Platform.builder().home(home).start();
    }
}
