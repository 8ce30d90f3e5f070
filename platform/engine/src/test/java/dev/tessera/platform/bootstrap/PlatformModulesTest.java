package dev.tessera.platform.bootstrap;

import static com.google.inject.Scopes.SINGLETON;
import static dev.tessera.platform.bootstrap.Failures.assertFails;
import static dev.tessera.platform.plugin.ContributionKind.MEDIA_SOURCE;
import static dev.tessera.spi.error.StandardErrors.INTERNAL_ERROR;
import static dev.tessera.spi.error.StandardErrors.UNKNOWN_NAME;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Module;
import dev.tessera.platform.plugin.OpenFiles;
import dev.tessera.platform.registry.Registry;
import dev.tessera.spi.config.Setting;
import dev.tessera.spi.media.MediaSource;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What platform modules may ask for, and what they may not do. */
final class PlatformModulesTest {
    private static final String TEST = PlatformModulesTest.class.getName();

    record FetchConfig(
            @Setting(key = "source", description = "What to fetch with", defaultValue = "alpha")
            String source) {}

    record Events(List<String> all) {}

    interface Fetching {}

    static final class Fetcher implements Fetching, AutoCloseable {
        private final MediaSource source;
        private final Events events;

        @Inject
        Fetcher(FetchConfig config, Registry<MediaSource> sources, Events events) {
            this.source = sources.named(config.source());
            this.events = events;
        }

        @Override
        public void close() {
            events.all().add("close fetcher for %s".formatted(source.schemes()));
        }
    }

    static final class Prefetcher {
        private final Registry<MediaSource> sources;

        @Inject
        Prefetcher(Registry<MediaSource> sources) {
            this.sources = sources;
        }
    }

    static final class WithoutInject {}

    record Chicken(Egg egg) {
        @Inject
        Chicken {}
    }

    record Egg(Chicken chicken) {
        @Inject
        Egg {}
    }

    @TempDir
    private Path home;

    private final Events events = new Events(new ArrayList<>());
    private LoggingPlugin plugins;

    @BeforeEach
    void installPlugin() {
        plugins = new LoggingPlugin(home);
        plugins.install("alpha");
    }

    @Test
    void serviceGetsConfigurationAndContributionsAndIsClosedBeforeThem() throws IOException {
        try (Platform platform = start(binder -> {
            binder.bind(Fetcher.class).in(SINGLETON);
            binder.bind(Fetching.class).to(Fetcher.class);
        })) {
            Fetcher fetcher = platform.service(Fetcher.class);

            assertThat(platform.service(Fetching.class)).isSameAs(fetcher);
            assertThat(fetcher.source.schemes()).containsExactly("alpha");
        }
        assertThat(events.all()).containsExactly("close fetcher for [alpha]");
        assertThat(plugins.events()).containsExactly("create alpha", "close alpha");
    }

    @Test
    void serviceGetsARegistryWithoutAnythingBeingCreated() throws IOException {
        try (Platform platform = start(binder -> binder.bind(Prefetcher.class).in(SINGLETON))) {
            Registry<MediaSource> sources = platform.service(Prefetcher.class).sources;

            assertThat(sources).isSameAs(platform.registry(MEDIA_SOURCE));
            assertThat(plugins.events()).isEmpty();
        }
    }

    @Test
    void failingServiceStopsTheStartWithItsOwnErrorAndEverythingIsClosed() throws IOException {
        assertFails(
                () -> plugins.platform("alpha")
                        .config("fetch", FetchConfig.class)
                        .set("fetch.source", "beta")
                        .module(binder -> {
                            binder.bind(Events.class).toInstance(events);
                            binder.bind(Fetcher.class).in(SINGLETON);
                        })
                        .start(),
                UNKNOWN_NAME,
                "there is no media source \"beta\"; installed are alpha");
        assertThat(OpenFiles.below(home)).isEmpty();
    }

    @Test
    void whatHadStartedIsClosedWhereALaterServiceFails() throws IOException {
        assertFails(
                () -> start(binder -> {
                    binder.bind(Fetcher.class).in(SINGLETON);
                    binder.bind(Prefetcher.class)
                            .toProvider(() -> {
                                throw new IllegalStateException("defect");
                            })
                            .in(SINGLETON);
                }),
                INTERNAL_ERROR,
                "the platform cannot be wired: IllegalStateException");
        assertThat(events.all()).containsExactly("close fetcher for [alpha]");
        assertThat(plugins.events()).containsExactly("create alpha", "close alpha");
    }

    @Test
    void closeableServiceMustBeASingleton() {
        assertFails(
                () -> start(binder -> {
                    binder.bind(Fetcher.class);
                    binder.bind(Fetching.class).to(Fetcher.class).asEagerSingleton();
                }),
                INTERNAL_ERROR,
                "Fetcher is to be closed and must be bound as a singleton");
        assertThat(events.all()).containsExactly("close fetcher for [alpha]");
    }

    @Test
    void bindingsMustBeExplicit() {
        assertFails(
                () -> plugins.platform("alpha")
                        .module(binder -> binder.bind(Fetching.class).to(Fetcher.class))
                        .start(),
                INTERNAL_ERROR,
                "the platform cannot be wired: Explicit bindings are required and %s$Events is not explicitly bound."
                        .formatted(TEST));
    }

    @Test
    void constructorsMustBeMarked() {
        assertFails(
                () -> start(binder -> binder.bind(WithoutInject.class)),
                INTERNAL_ERROR,
                "the platform cannot be wired: No injectable constructor for type %s$WithoutInject.".formatted(TEST));
    }

    @Test
    void circlesAreRefused() {
        assertFails(
                () -> start(binder -> {
                    binder.bind(Chicken.class).asEagerSingleton();
                    binder.bind(Egg.class).asEagerSingleton();
                }),
                INTERNAL_ERROR,
                "the platform cannot be wired: Found a circular dependency involving %s$Chicken, and circular dependencies are disabled."
                        .formatted(TEST));
    }

    @Test
    void unknownServiceIsRefused() {
        try (Platform platform = start(_ -> {})) {
            assertFails(
                    () -> platform.service(Fetching.class),
                    INTERNAL_ERROR,
                    "the platform cannot be wired: Explicit bindings are required and %s$Fetching is not explicitly bound."
                            .formatted(TEST));
        }
    }

    private Platform start(Module module) {
        return plugins.platform("alpha")
                .config("fetch", FetchConfig.class)
                .module(binder -> binder.bind(Events.class).toInstance(events))
                .module(module)
                .start();
    }
}
