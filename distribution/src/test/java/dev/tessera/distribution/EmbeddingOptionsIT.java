package dev.tessera.distribution;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.spi.json.JsonObject;
import dev.tessera.spi.tensor.Shape;
import dev.tessera.spi.tensor.Tensor;
import dev.tessera.testkit.checkpoint.SafetensorsWriter;
import dev.tessera.testkit.goldens.GoldenCase;
import dev.tessera.testkit.goldens.GoldenFamily;
import dev.tessera.testkit.goldens.Goldens;
import dev.tessera.testkit.json.JsonFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code generate --image-embeds} answers about what an encoder made of a picture. */
final class EmbeddingOptionsIT {
    private static final GoldenFamily FAMILY = Goldens.locate().family("qwen2-vl");
    private static final GoldenCase GOLDEN = FAMILY.goldenCase("image_embeds");

    @TempDir
    private Path directory;

    @BeforeEach
    void copyTheFileOfTorch() throws IOException {
        try (InputStream file = EmbeddingOptionsIT.class.getResourceAsStream("image_embeds.pt")) {
            Files.copy(file, directory.resolve("golden.pt"));
        }
    }

    @Test
    void answersAsToThePictureItself() {
        EncodedPicture encoded = EncodedPicture.of(Distribution.example("scene-00.png"));
        SafetensorsWriter.write(
                directory.resolve("scene.safetensors"),
                Map.of("image_embeds", encoded.rows(), "image_grid_thw", encoded.grid()));

        CommandResult result = tessera("--image-embeds", "scene.safetensors", "What is in this image?");

        assertThat(result.error()).isEmpty();
        assertThat(result.output())
                .isEqualTo("The image shows a brown hexagon at the top right, a yellow triangle at the bottom left"
                        + " and a green square at the bottom.\n");
    }

    @Test
    void answersAsTheReferenceDoesFromAFileOrTheStandardInput() {
        assertGolden(tessera(golden("golden.pt")));

        List<String> piped = new ArrayList<>(List.of(
                "sh",
                "-c",
                "cat golden.pt | \"$0\" generate \"$@\"",
                Distribution.home().resolve("bin/tessera").toString()));
        piped.addAll(List.of(golden("-")));
        assertGolden(CommandResult.run(directory, piped));
    }

    @Test
    void saysWhatIsWrong() {
        SafetensorsWriter.write(
                directory.resolve("rows.safetensors"),
                Map.of("image_embeds", Tensor.ofFloats(Shape.of(1, 256), new float[256])));

        assertFails(
                "the image_embeds lack image_grid_thw, which the model needs", "--image-embeds", "rows.safetensors");
        assertFails("the image_embeds gone.pt cannot be read: there is no such file", "--image-embeds", "gone.pt");
        assertFails(
                "the image_embeds have shape [15, 64], but the model's hidden size is 256",
                "--image-embeds",
                "golden.pt");
        assertFails(
                "Mixing raw image and embedding inputs is not allowed",
                "--image-embeds",
                "golden.pt",
                "--image",
                Distribution.example("scene-00.png").toString());
        assertFails(
                "You must set --enable-mm-embeds (embeddings.enabled) to input image_embeds",
                "--image-embeds",
                "golden.pt",
                "--no-enable-mm-embeds");
        assertFails(
                "the standard input can be read once, but - stands twice for it",
                "--image-embeds",
                "-",
                "--image-embeds",
                "-");
    }

    private static String[] golden(String file) {
        return new String[] {
            "--model",
            FAMILY.checkpoint("tiny-a").toString(),
            "--backend",
            "reference",
            "--dtype",
            "float32",
            "--json",
            "--temperature",
            "0",
            "--max-tokens",
            "4",
            "--image-embeds",
            file,
            "Describe the embedding."
        };
    }

    private static void assertGolden(CommandResult result) {
        assertThat(result.error()).isEmpty();
        JsonObject answer = JsonFile.parse(result.output().getBytes(UTF_8), "answer");
        assertThat(answer.integers("prompt_token_ids")).isEqualTo(GOLDEN.expandedTokenIds());
        assertThat(answer.integers("token_ids"))
                .isEqualTo(GOLDEN.greedyTokenIds().subList(0, 4));
    }

    private void assertFails(String message, String... options) {
        List<String> arguments = new ArrayList<>(List.of(options));
        arguments.add("What is in this image?");
        CommandResult result = tessera(arguments.toArray(String[]::new));
        assertThat(result.error().lines()).containsExactly("tessera: " + message);
        assertThat(result.output()).isEmpty();
        assertThat(result.exitCode()).isEqualTo(1);
    }

    private CommandResult tessera(String... options) {
        List<String> arguments = new ArrayList<>(List.of("generate"));
        arguments.addAll(List.of(options));
        return CommandResult.tessera(directory, arguments);
    }
}
