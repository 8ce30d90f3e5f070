package dev.tessera.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The example programs of the Java API compile, and say what their pages show. */
final class JavaExamplesIT {
    private static final Path EXAMPLES = Path.of(System.getProperty("tessera.root"), "examples");
    private static final List<Path> ONE_PICTURE = List.of(Path.of("scene.png"));
    /** Programs whose output depends on the machine, so that they are compiled only. */
    private static final List<String> MEASURING = List.of("Throughput", "DecodeSpeed");

    private static final String SCENE =
            "The image shows a brown hexagon at the top right, a yellow triangle at the bottom"
                    + " left and a green square at the bottom.\n";

    /**
     * A program and what it prints.
     *
     * @param program its file without the ending
     * @param pictures what it is asked about
     */
    record Example(String program, List<Path> pictures, String output) {}

    static List<Example> examples() {
        return List.of(
                new Example(
                        "DescribePicture", ONE_PICTURE, SCENE + "110 tokens of prompt, 27 of answer, ended by STOP\n"),
                new Example(
                        "StreamAnswer",
                        ONE_PICTURE,
                        SCENE
                                + "[268, 265, 274, 260, 403, 355, 306, 261, 373, 369, 11, 260, 402, 368, 306, 261, 376, 338, 300,"
                                + " 260, 400, 365, 306, 261, 376, 13, 711]\n"),
                new Example(
                        "AskMany",
                        List.of(
                                Path.of("scene.png"),
                                Distribution.example("scene-05.jpg"),
                                Distribution.example("scene-10.png")),
                        SCENE
                                + "The image shows a black triangle at the top.\n"
                                + "The image shows a brown star at the top left, a green circle on the right and a green ring"
                                + " at the bottom right.\n"),
                new Example("CancelAnswer", ONE_PICTURE, "The image shows a brown ...\n"),
                new Example("SubscribeToAnswer", ONE_PICTURE, SCENE));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void runs(Example example) {
        List<String> arguments = example.pictures().stream().map(Path::toString).toList();
        CommandResult result = CommandResult.javaSource(EXAMPLES, source(example.program()), arguments);
        assertThat(result.error()).isEmpty();
        assertThat(result.output()).isEqualTo(example.output());
        assertThat(result.exitCode()).isZero();
    }

    @Test
    void allExamplesAreRunOrMeasure() throws IOException {
        try (Stream<Path> files = Files.list(EXAMPLES.resolve("java"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".java")))
                    .containsExactlyInAnyOrderElementsOf(sources());
        }
    }

    @Test
    void compileWithoutWarnings(@TempDir Path classes) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
                Stream<Path> libraries = Files.list(Distribution.home().resolve("lib"))) {
            String classPath = String.join(":", libraries.map(Path::toString).toList());
            boolean compiled = compiler.getTask(
                            messages,
                            files,
                            null,
                            List.of("-Xlint:all,-classfile", "-Werror", "-cp", classPath, "-d", classes.toString()),
                            null,
                            files.getJavaFileObjectsFromPaths(sources()))
                    .call();
            assertThat(messages.toString()).isEmpty();
            assertThat(compiled).isTrue();
        }
    }

    private static List<Path> sources() {
        return Stream.concat(examples().stream().map(Example::program), MEASURING.stream())
                .map(JavaExamplesIT::source)
                .toList();
    }

    private static Path source(String program) {
        return EXAMPLES.resolve("java").resolve(program + ".java");
    }
}
