package dev.tessera.platform.bootstrap;

import dev.tessera.platform.plugin.TestingPlugin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A plugin with one media source that writes to a file when it is created and closed, and whether its class loader is the
 * context loader then. The file is configured as {@code <name>.log}.
 */
final class LoggingPlugin {
    private final Path home;
    private final Path log;

    LoggingPlugin(Path home) {
        this.home = home;
        this.log = home.resolve("events.log");
    }

    void install(String name) {
        install(name, "", "");
    }

    /** Installs the plugin, and has its source do this after it wrote that it is created and closed. */
    void install(String name, String onCreate, String onClose) {
        TestingPlugin.named(name)
                .provider(
                        "to.config(\"%s\", Config.class); to.mediaSource(\"%s\", Source.class);".formatted(name, name))
                .source("Config", """
                        public record Config(@Setting(key = "log", description = "Where to write events") Path log) {}
                        """)
                .source("Source", """
                        public class Source implements MediaSource, AutoCloseable {
                            private final Config config;

                            @Inject public Source(Config config) {
                                this.config = config;
                                log("create");
                                %s
                            }

                            public Set<String> schemes() { return Set.of("%s"); }

                            public EncodedMedia fetch(String url, Modality modality, long maxBytes) {
                                throw new IllegalStateException();
                            }

                            public void close() {
                                log("close");
                                %s
                            }

                            private void log(String event) {
                                ClassLoader context = Thread.currentThread().getContextClassLoader();
                                String place = context == getClass().getClassLoader() ? "" : " in a foreign context";
                                try {
                                    Files.writeString(
                                            config.log(), event + " %s" + place + "\\n",
                                            StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                                } catch (java.io.IOException e) {
                                    throw new java.io.UncheckedIOException(e);
                                }
                            }
                        }
                        """.formatted(onCreate, name, onClose, name))
                .install(home.resolve("plugins"));
    }

    /** A builder of a platform with the plugins of these names configured. */
    PlatformBuilder platform(String... names) {
        PlatformBuilder builder = Platform.builder().home(home);
        for (String name : names) {
            builder.set("%s.log".formatted(name), log.toString());
        }
        return builder;
    }

    List<String> events() throws IOException {
        return Files.exists(log) ? Files.readAllLines(log) : List.of();
    }
}
