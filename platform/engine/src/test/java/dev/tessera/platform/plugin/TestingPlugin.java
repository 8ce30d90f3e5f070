package dev.tessera.platform.plugin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A plugin that is compiled for a test. Its classes are in a package called as the plugin is, without dashes, and see the
 * common classes of the SPI without imports.
 */
public final class TestingPlugin {
    private static final String IMPORTS = """
            import dev.tessera.spi.*;
            import dev.tessera.spi.cache.*;
            import dev.tessera.spi.config.*;
            import dev.tessera.spi.error.*;
            import dev.tessera.spi.media.*;
            import dev.tessera.spi.metrics.*;
            import jakarta.inject.Inject;
            import java.nio.file.*;
            import java.util.*;
            """;

    private final String packageName;
    private final Map<String, String> properties = new TreeMap<>();
    private final Map<String, String> sources = new TreeMap<>();
    private final Map<String, byte[]> resources = new TreeMap<>();
    private final List<String> providers = new ArrayList<>();
    private final List<Path> libraries = new ArrayList<>();

    private TestingPlugin(String name) {
        this.packageName = name.replace("-", "");
        property("name", name);
        property("version", "1.2.3");
        property("spi.version", SpiVersion.ofPlatform().toString());
        property("description", "The plugin %s".formatted(name));
    }

    /** A plugin with a valid descriptor and no classes. */
    public static TestingPlugin named(String name) {
        return new TestingPlugin(name);
    }

    /** A plugin that contributes one media source, which serves the scheme called as the plugin is. */
    public static TestingPlugin withMediaSource(String name) {
        return named(name)
                .provider("to.mediaSource(\"%s\", Source.class);".formatted(name))
                .mediaSource(name, "");
    }

    public TestingPlugin property(String key, String value) {
        properties.put(key, value);
        return this;
    }

    /** Adds a class, without its package and the usual imports. */
    public TestingPlugin source(String className, String text) {
        sources.put(
                "%s.%s".formatted(packageName, className), "package %s;%n%s%s".formatted(packageName, IMPORTS, text));
        return this;
    }

    /** Adds a class {@code Source}, a media source with this scheme, and with this constructor unless it is empty. */
    public TestingPlugin mediaSource(String scheme, String constructor) {
        return source(
                "Source", """
                public class Source implements MediaSource {
                    %s
                    public Set<String> schemes() { return Set.of("%s"); }
                    public EncodedMedia fetch(String url, Modality modality, long maxBytes) {
                        throw new IllegalStateException();
                    }
                }
                """.formatted(constructor.isEmpty() ? "@Inject public Source() {}" : constructor, scheme));
    }

    /** Adds a provider class that does this to {@code to}. */
    public TestingPlugin provider(String contribute) {
        String className = "Entry%d".formatted(providers.size() + 1);
        providers.add("%s.%s".formatted(packageName, className));
        return source(className, """
                public class %s implements Plugin {
                    public void contribute(Contributions to) { %s }
                }
                """.formatted(className, contribute));
    }

    /** Names a provider without adding a class for it. */
    public TestingPlugin providerWithoutClass(String className) {
        providers.add(className);
        return this;
    }

    public TestingPlugin resource(String path, byte[] bytes) {
        resources.put(path, bytes);
        return this;
    }

    public TestingPlugin library(Path jar) {
        libraries.add(jar);
        return this;
    }

    /** Writes the plugin as users install it, in a directory of its name. */
    public Path install(Path plugins) {
        try {
            Path directory = Files.createDirectories(plugins.resolve(properties.get("name")));
            Files.write(directory.resolve("plugin.properties"), descriptor());
            TestingJar.write(directory.resolve("plugin.jar"), entries());
            for (Path library : libraries) {
                Files.copy(library, directory.resolve(library.getFileName()));
            }
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes the plugin as its author compiles it, in {@code target/classes} of this directory, which is returned. */
    public Path compile(Path module) {
        try {
            Path classes = module.resolve("target").resolve("classes");
            for (Map.Entry<String, byte[]> entry : entries().entrySet()) {
                Path file = classes.resolve(entry.getKey());
                Files.createDirectories(file.getParent());
                Files.write(file, entry.getValue());
            }
            Files.write(classes.resolve("plugin.properties"), descriptor());
            return classes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] descriptor() {
        return properties.entrySet().stream()
                .map(property -> "%s = %s%n".formatted(property.getKey(), property.getValue()))
                .collect(joining())
                .getBytes(UTF_8);
    }

    private Map<String, byte[]> entries() {
        Map<String, byte[]> entries = new TreeMap<>(resources);
        if (!sources.isEmpty()) {
            entries.putAll(TestingCompiler.compile(sources, libraries));
        }
        if (!providers.isEmpty()) {
            entries.put(
                    "META-INF/services/dev.tessera.spi.Plugin",
                    String.join("\n", providers).getBytes(UTF_8));
        }
        return entries;
    }
}
