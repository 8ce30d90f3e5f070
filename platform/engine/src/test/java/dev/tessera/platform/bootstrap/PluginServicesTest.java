package dev.tessera.platform.bootstrap;

import static dev.tessera.platform.bootstrap.Failures.assertFails;
import static dev.tessera.platform.plugin.ContributionKind.MEDIA_SOURCE;
import static dev.tessera.spi.error.StandardErrors.INTERNAL_ERROR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.platform.plugin.SpiServices;
import dev.tessera.platform.plugin.TestingPlugin;
import dev.tessera.spi.metrics.Metric;
import dev.tessera.spi.metrics.Metrics;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Services of the platform in the constructors of contributions. */
final class PluginServicesTest {
    @TempDir
    private Path home;

    @Test
    void pluginRecordsWithThePlatformsMetrics() {
        install("""
                @Inject public Source(Metrics metrics) {
                    metrics.counter(new Metric("alpha_created", "Sources created.")).increment();
                }
                """);
        try (Platform platform = start()) {
            platform.registry(MEDIA_SOURCE).named("alpha");

            assertThat(platform.service(Metrics.class).exposition())
                    .contains("# HELP tessera_alpha_created_total Sources created.\n")
                    .contains("\ntessera_alpha_created_total 1.0\n");
        }
    }

    @Test
    void whereMetricsAreNotKeptPluginsRecordAllTheSame() {
        install("""
                @Inject public Source(Metrics metrics) {
                    metrics.counter(new Metric("alpha_created", "Sources created.")).increment();
                    metrics.gauge(new Metric("alpha_open", "Open sources."), () -> 1).close();
                    metrics.histogram(new Metric("alpha_size", "Sizes."), Buckets.of(1)).record(2);
                    metrics.timer(new Metric("alpha_wait_seconds", "Waits."), Buckets.of(1)).recordNanos(3);
                }
                """);
        try (Platform platform =
                Platform.builder().home(home).set("metrics.enabled", "false").start()) {
            platform.registry(MEDIA_SOURCE).named("alpha");

            assertThat(platform.service(Metrics.class).exposition()).isEmpty();
        }
    }

    @Test
    void configurationAndServicesComeInAnyOrder() {
        TestingPlugin.named("alpha")
                .provider("to.config(\"alpha\", Config.class); to.mediaSource(\"alpha\", Source.class);")
                .source("Config", """
                        public record Config(@Setting(key = "kind", description = "A tag", defaultValue = "b") String kind) {}
                        """)
                .mediaSource("alpha", """
                        @Inject public Source(Metrics metrics, Config config) {
                            metrics.counter(new Metric("created", "Sources.").withTag("kind", config.kind())).increment();
                        }
                        """)
                .install(home.resolve("plugins"));
        try (Platform platform = start()) {
            platform.registry(MEDIA_SOURCE).named("alpha");

            assertThat(platform.service(Metrics.class).exposition())
                    .contains("\ntessera_created_total{kind=\"b\"} 1.0\n");
        }
    }

    @Test
    void pluginLearnsWhyItsMetricIsRefused() {
        install("""
                @Inject public Source(Metrics metrics) {
                    metrics.counter(new Metric("requests", "Other requests."));
                }
                """);
        try (Platform platform = start()) {
            platform.service(Metrics.class).counter(new Metric("requests", "Requests."));

            assertFails(
                    () -> platform.registry(MEDIA_SOURCE).named("alpha"),
                    INTERNAL_ERROR,
                    "media source \"alpha\" of plugin \"alpha\" cannot be created: the counter \"requests\" with the tags [] and the description \"Other requests.\" cannot be registered, because there is the counter \"requests\" with the tags [] and the description \"Requests.\"");
        }
    }

    @Test
    void everyServiceIsBoundAndThereIsOneOfEach() {
        install("");
        try (Platform platform = start()) {
            assertThat(SpiServices.all())
                    .allSatisfy(type -> assertThat(platform.service(type)).isSameAs(platform.service(type)));
        }
    }

    private void install(String constructor) {
        TestingPlugin.named("alpha")
                .provider("to.mediaSource(\"alpha\", Source.class);")
                .mediaSource("alpha", constructor)
                .install(home.resolve("plugins"));
    }

    private Platform start() {
        return Platform.builder().home(home).start();
    }
}
