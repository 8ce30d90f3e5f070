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
    private static final String SCENE =
            "The image shows a brown hexagon at the top right, a yellow triangle at the bottom"
                    + " left and a green square at the bottom.\n";

    /**
     * A program and what it prints.
     *
     * @param program its file without the ending
     */
    private record Example(String program, String output) {}

    static List<Example> examples() {
        return List.of(
                new Example("DescribePicture", SCENE + "110 tokens of prompt, 27 of answer, ended by STOP\n"),
                new Example(
                        "StreamAnswer",
                        SCENE
                                + "[268, 265, 274, 260, 403, 355, 306, 261, 373, 369, 11, 260, 402, 368, 306, 261, 376, 338, 300,"
                                + " 260, 400, 365, 306, 261, 376, 13, 711]\n"),
                new Example("AskMany", SCENE + "It is a brown hexagon.\nThe background is white.\n"),
                new Example("CancelAnswer", "The image shows a brown ...\n"),
                new Example("SubscribeToAnswer", SCENE));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void runs(Example example) {
        CommandResult result = CommandResult.javaSource(EXAMPLES, source(example.program()), List.of("scene.png"));
        assertThat(result.error()).isEmpty();
        assertThat(result.output()).isEqualTo(example.output());
        assertThat(result.exitCode()).isZero();
    }

    @Test
    void allExamplesAreRun() throws IOException {
        try (Stream<Path> files = Files.list(EXAMPLES.resolve("java"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".java")))
                    .containsExactlyInAnyOrderElementsOf(examples().stream()
                            .map(example -> source(example.program()))
                            .toList());
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
                            files.getJavaFileObjectsFromPaths(examples().stream()
                                    .map(example -> source(example.program()))
                                    .toList()))
                    .call();
            assertThat(messages.toString()).isEmpty();
            assertThat(compiled).isTrue();
        }
    }

    private static Path source(String program) {
        return EXAMPLES.resolve("java").resolve(program + ".java");
    }
}
