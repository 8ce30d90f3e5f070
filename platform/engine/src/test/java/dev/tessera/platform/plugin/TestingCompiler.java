package dev.tessera.platform.plugin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import dev.tessera.spi.Plugin;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.slf4j.Logger;

/** Compiles sources in memory against what plugins see: the SPI, jakarta.inject and slf4j. */
final class TestingCompiler {
    private static final List<Path> SHARED = Stream.of(Plugin.class, Inject.class, Logger.class)
            .map(TestingCompiler::location)
            .toList();

    private TestingCompiler() {}

    /**
     * Compiles.
     *
     * @param sources by name of the class
     * @param libraries jars that they use
     * @return class files by their path in a jar
     */
    static Map<String, byte[]> compile(Map<String, String> sources, List<Path> libraries) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<SimpleJavaFileObject> units = new ArrayList<>();
        sources.forEach((name, source) -> units.add(new Source(name, source)));
        StringWriter messages = new StringWriter();
        try (ClassFiles classFiles = new ClassFiles(compiler.getStandardFileManager(null, null, UTF_8))) {
            String classPath = Stream.concat(SHARED.stream(), libraries.stream())
                    .map(Path::toString)
                    .collect(joining(File.pathSeparator));
            List<String> options = List.of("-proc:none", "-Xlint:none", "-classpath", classPath);
            if (!compiler.getTask(messages, classFiles, null, options, null, units)
                    .call()) {
                throw new IllegalArgumentException(messages.toString());
            }
            Map<String, byte[]> compiled = new TreeMap<>();
            classFiles.compiled.forEach((name, bytes) -> compiled.put(name, bytes.toByteArray()));
            return compiled;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path location(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        private Source(String className, String text) {
            super(URI.create("memory:///%s.java".formatted(className.replace('.', '/'))), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private static final class ClassFiles extends ForwardingJavaFileManager<JavaFileManager> {
        private final Map<String, ByteArrayOutputStream> compiled = new TreeMap<>();

        private ClassFiles(JavaFileManager standard) {
            super(standard);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
            String path = className.replace('.', '/') + ".class";
            return new SimpleJavaFileObject(URI.create("memory:///" + path), kind) {
                @Override
                public OutputStream openOutputStream() {
                    return compiled.computeIfAbsent(path, _ -> new ByteArrayOutputStream());
                }
            };
        }
    }
}
