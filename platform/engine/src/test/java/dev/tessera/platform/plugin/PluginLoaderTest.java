package dev.tessera.platform.plugin;

import static dev.tessera.platform.plugin.ContributionKind.MEDIA_SOURCE;
import static dev.tessera.platform.plugin.PluginErrors.assertInvalidPlugin;
import static dev.tessera.spi.error.StandardErrors.CANCELLED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.media.MediaSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PluginLoaderTest {
    @TempDir
    private Path plugins;

    @Test
    void loadsAllPluginsSortedByName() {
        for (String name : List.of("gamma", "alpha", "beta")) {
            TestingPlugin.withMediaSource(name).install(plugins);
        }
        try (LoadedPlugins loaded = load()) {
            assertThat(loaded.all())
                    .extracting(plugin -> plugin.descriptor().name())
                    .containsExactly("alpha", "beta", "gamma");
            assertThat(loaded.contributions(MEDIA_SOURCE))
                    .extracting(Contribution::label)
                    .containsExactly(
                            "media source \"alpha\" of plugin \"alpha\"",
                            "media source \"beta\" of plugin \"beta\"",
                            "media source \"gamma\" of plugin \"gamma\"");
        }
    }

    @Test
    void twoPluginsHaveTwoVersionsOfOneLibrary(@TempDir Path libraries) throws Exception {
        for (String version : List.of("1", "2")) {
            Path library = TestingJar.compile(
                    libraries.resolve("library-%s.jar".formatted(version)),
                    Map.of(
                            "library.Version",
                            "package library; public class Version { public static String number() { return \"%s\"; } }"
                                    .formatted(version)));
            TestingPlugin.named("plugin-" + version)
                    .provider("to.mediaSource(\"source-%s\", Source.class);".formatted(version))
                    .source("Source", """
                            public class Source implements MediaSource {
                                @Inject public Source() {}
                                public Set<String> schemes() { return Set.of(library.Version.number()); }
                                public EncodedMedia fetch(String url, Modality modality, long maxBytes) {
                                    return null;
                                }
                            }
                            """)
                    .library(library)
                    .install(plugins);
        }
        try (LoadedPlugins loaded = load()) {
            List<Contribution<MediaSource>> sources = loaded.contributions(MEDIA_SOURCE);

            assertThat(sources.get(0).constructor().newInstance().schemes()).containsExactly("1");
            assertThat(sources.get(1).constructor().newInstance().schemes()).containsExactly("2");
        }
    }

    @Test
    void printsATableOfWhatIsLoaded() {
        TestingPlugin.withMediaSource("alpha").install(plugins);
        TestingPlugin.named("beta").provider("").install(plugins);
        try (LoadedPlugins loaded = load()) {
            assertThat(loaded.table()).isEqualTo("""
                            PLUGIN  VERSION  SPI  CONTRIBUTES         DESCRIPTION
                            alpha   1.2.3    1.0  media source alpha  The plugin alpha
                            beta    1.2.3    1.0                      The plugin beta
                            """);
        }
    }

    @Test
    void loadsNothingFromAnEmptyDirectory() {
        try (LoadedPlugins loaded = load()) {
            assertThat(loaded.all()).isEmpty();
        }
    }

    @Test
    void refusesADirectoryWithoutAProvider() {
        TestingPlugin.named("empty").install(plugins);

        assertInvalidPlugin(
                this::load, "plugin \"empty\" cannot be loaded: its jars hold no provider of dev.tessera.spi.Plugin");
    }

    @Test
    void refusesADirectoryWithTwoProviders() {
        TestingPlugin.named("twice").provider("").provider("").install(plugins);

        assertInvalidPlugin(
                this::load,
                "plugin \"twice\" cannot be loaded: its jars hold 2 providers instead of one: twice.Entry1, twice.Entry2");
    }

    @Test
    void refusesAnotherMajorVersionOfTheSpiBeforeAnyClassLoads() {
        TestingPlugin.named("old")
                .property("spi.version", "1.9")
                .providerWithoutClass("old.Missing")
                .install(plugins);

        assertInvalidPlugin(
                () -> load(new SpiVersion(2, 0)),
                "plugin \"old\" 1.2.3 was built for SPI 1.9, and this platform offers SPI 2.0");
    }

    @Test
    void refusesACopyOfTheSpi() {
        TestingPlugin.withMediaSource("greedy")
                .resource("dev/tessera/spi/Plugin.class", new byte[0])
                .install(plugins);

        assertInvalidPlugin(
                this::load,
                "plugin \"greedy\" cannot be loaded: its jars hold a copy of the SPI,"
                        + " which must be a dependency of scope \"provided\"");
    }

    @Test
    void refusesTwoContributionsOfOneNameAndKind() {
        TestingPlugin.withMediaSource("alpha").install(plugins);
        TestingPlugin.named("beta")
                .provider("to.mediaSource(\"alpha\", Source.class);")
                .mediaSource("alpha", "")
                .install(plugins);

        assertInvalidPlugin(this::load, "plugins \"alpha\" and \"beta\" both contribute a media source \"alpha\"");
    }

    @Test
    void throwsTheFailureOfTheFirstPluginWithTheOthersSuppressed() {
        TestingPlugin.named("second").install(plugins);
        TestingPlugin.named("first").install(plugins);
        TestingPlugin.named("third").provider("").install(plugins);

        assertThatThrownBy(this::load)
                .hasMessageStartingWith("plugin \"first\"")
                .satisfies(failure -> assertThat(failure.getSuppressed())
                        .singleElement()
                        .satisfies(suppressed -> assertThat(suppressed).hasMessageStartingWith("plugin \"second\"")));
    }

    @Test
    void leavesNoJarOpenAfterAFailure() throws IOException {
        TestingPlugin.withMediaSource("alpha").install(plugins);
        TestingPlugin.named("beta")
                .provider("throw new IllegalStateException();")
                .install(plugins);

        assertInvalidPlugin(this::load, "plugin \"beta\" cannot be loaded: IllegalStateException");
        assertThat(OpenFiles.below(plugins)).isEmpty();
    }

    @Test
    void closingReleasesAllJarsAndTwiceIsHarmless() throws IOException {
        TestingPlugin.withMediaSource("alpha").install(plugins);
        TestingPlugin.withMediaSource("beta").install(plugins);
        LoadedPlugins loaded = load();
        assertThat(OpenFiles.below(plugins)).hasSize(2);

        loaded.close();
        loaded.close();

        assertThat(OpenFiles.below(plugins)).isEmpty();
    }

    @Test
    void leavesNoThread() throws InterruptedException {
        TestingPlugin.withMediaSource("alpha").install(plugins);
        RunningThreads before = RunningThreads.now();
        load().close();

        assertThat(before.stillRunningSince()).isEmpty();
    }

    @Test
    void stopsWhereTheThreadIsInterrupted() throws IOException {
        TestingPlugin.named("endless").provider("""
                        try {
                            new java.util.concurrent.CountDownLatch(1).await();
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                        """).install(plugins);
        Thread.currentThread().interrupt();

        assertThatThrownBy(this::load)
                .isInstanceOfSatisfying(
                        TesseraException.class,
                        failure -> assertThat(failure.code()).isEqualTo(CANCELLED));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(OpenFiles.below(plugins)).isEmpty();
    }

    @Test
    void developmentPluginReplacesTheInstalledOne(@TempDir Path module) {
        TestingPlugin.withMediaSource("alpha").install(plugins);
        Path classes = TestingPlugin.withMediaSource("alpha")
                .property("version", "dev")
                .compile(module);

        PluginLoader loader = new PluginLoader(
                List.of(new InstalledPlugins(plugins), new DevelopmentPlugins(List.of(classes))),
                SpiVersion.ofPlatform());
        try (LoadedPlugins loaded = loader.load()) {
            assertThat(loaded.all())
                    .singleElement()
                    .satisfies(
                            plugin -> assertThat(plugin.descriptor().version()).isEqualTo("dev"));
        }
    }

    @Test
    void refusesTwoDirectoriesOfOnePlugin() throws IOException {
        Path alpha = TestingPlugin.withMediaSource("alpha").install(plugins);
        Files.move(alpha, plugins.resolve("other"));
        TestingPlugin.withMediaSource("alpha").install(plugins);
        String parent = plugins.getFileName().toString();

        assertInvalidPlugin(this::load, "both %s/alpha and %s/other hold a plugin \"alpha\"".formatted(parent, parent));
    }

    private LoadedPlugins load() {
        return load(SpiVersion.ofPlatform());
    }

    private LoadedPlugins load(SpiVersion spiVersion) {
        return new PluginLoader(List.of(new InstalledPlugins(plugins)), spiVersion).load();
    }
}
