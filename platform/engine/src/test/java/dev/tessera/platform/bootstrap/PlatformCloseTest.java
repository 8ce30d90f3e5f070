package dev.tessera.platform.bootstrap;

import static dev.tessera.platform.bootstrap.Failures.assertFails;
import static dev.tessera.platform.plugin.ContributionKind.MEDIA_SOURCE;
import static dev.tessera.spi.error.StandardErrors.CANCELLED;
import static dev.tessera.spi.error.StandardErrors.INTERNAL_ERROR;
import static dev.tessera.spi.error.StandardErrors.INVALID_CONFIGURATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tessera.platform.plugin.OpenFiles;
import dev.tessera.platform.plugin.RunningThreads;
import dev.tessera.platform.plugin.TestingPlugin;
import dev.tessera.platform.registry.Registry;
import dev.tessera.spi.media.MediaSource;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PlatformCloseTest {
    @TempDir
    private Path home;

    @Test
    void closesWhatWasCreatedTheLastFirstInThePluginsContext() throws IOException {
        LoggingPlugin plugins = new LoggingPlugin(home);
        plugins.install("alpha");
        plugins.install("beta");
        plugins.install("unused");
        Platform platform = plugins.platform("alpha", "beta", "unused").start();
        platform.registry(MEDIA_SOURCE).named("beta");
        platform.registry(MEDIA_SOURCE).named("alpha");

        platform.close();

        assertThat(plugins.events()).containsExactly("create beta", "create alpha", "close alpha", "close beta");
    }

    @Test
    void closingTwiceIsHarmless() throws IOException {
        LoggingPlugin plugins = new LoggingPlugin(home);
        plugins.install("alpha");
        Platform platform = plugins.platform("alpha").start();
        platform.registry(MEDIA_SOURCE).named("alpha");

        platform.close();
        platform.close();

        assertThat(plugins.events()).containsExactly("create alpha", "close alpha");
    }

    @Test
    void closesAllAndKeepsTheFailures() throws IOException {
        LoggingPlugin plugins = new LoggingPlugin(home);
        plugins.install("alpha");
        plugins.install("beta", "", "throw new IllegalStateException(\"stuck\");");
        Platform platform = plugins.platform("alpha", "beta").start();
        platform.registry(MEDIA_SOURCE).all();

        assertFails(platform::close, INTERNAL_ERROR, "1 of 4 resources failed to close")
                .satisfies(failure -> assertThat(failure.getSuppressed())
                        .singleElement()
                        .satisfies(suppressed -> assertThat(suppressed).hasMessage("stuck")));
        assertThat(plugins.events()).containsExactly("create alpha", "create beta", "close beta", "close alpha");
        assertThat(OpenFiles.below(home)).isEmpty();
    }

    @Test
    void closesClassLoaders() throws IOException {
        TestingPlugin.withMediaSource("alpha").source("Late", "class Late {}").install(home.resolve("plugins"));
        Platform platform = Platform.builder().home(home).start();
        MediaSource alpha = platform.registry(MEDIA_SOURCE).named("alpha");
        ClassLoader loader = alpha.getClass().getClassLoader();
        assertThat(OpenFiles.below(home)).hasSize(1);

        platform.close();

        assertThat(OpenFiles.below(home)).isEmpty();
        assertThatThrownBy(() -> loader.loadClass("alpha.Late")).isInstanceOf(ClassNotFoundException.class);
    }

    @Test
    void leavesNoThread() throws InterruptedException {
        RunningThreads before = RunningThreads.now();
        TestingPlugin.withMediaSource("alpha").install(home.resolve("plugins"));
        try (Platform platform = Platform.builder().home(home).start()) {
            platform.registry(MEDIA_SOURCE).all();
        }
        assertThat(before.stillRunningSince()).isEmpty();
    }

    @Test
    void createsNothingAfterwards() throws IOException {
        LoggingPlugin plugins = new LoggingPlugin(home);
        plugins.install("alpha");
        Platform platform = plugins.platform("alpha").start();
        Registry<MediaSource> sources = platform.registry(MEDIA_SOURCE);
        platform.close();

        assertFails(() -> sources.named("alpha"), CANCELLED, "the platform is closed");
        assertThat(plugins.events()).isEmpty();
    }

    @Test
    void failedStartLeavesNoJarOpen() throws IOException {
        TestingPlugin.withMediaSource("alpha").install(home.resolve("plugins"));

        assertFails(
                () -> Platform.builder().home(home).set("alpha.colour", "red").start(),
                INVALID_CONFIGURATION,
                "alpha.colour (--set): there is no such setting");
        assertThat(OpenFiles.below(home)).isEmpty();
    }
}
