package dev.tessera.distribution;

import static dev.tessera.spi.tensor.DataType.FLOAT32;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.platform.bootstrap.Platform;
import dev.tessera.platform.media.MediaLoader;
import dev.tessera.platform.model.ModelAssets;
import dev.tessera.platform.plugin.ContributionKind;
import dev.tessera.platform.prompt.PreparedPrompt;
import dev.tessera.platform.prompt.PromptPreparation;
import dev.tessera.platform.runner.ModelRunner;
import dev.tessera.platform.runner.RunnerSizes;
import dev.tessera.platform.runner.SequenceSlice;
import dev.tessera.platform.runner.SequenceSlice.MediaPlace;
import dev.tessera.platform.runner.SliceOutput;
import dev.tessera.platform.runner.StepOutput;
import dev.tessera.spi.backend.Backend;
import dev.tessera.spi.backend.CompileOptions;
import dev.tessera.spi.model.Encoder;
import dev.tessera.spi.model.PlacedItem;
import dev.tessera.spi.tensor.Tensor;
import dev.tessera.testkit.goldens.Differences;
import dev.tessera.testkit.model.CompiledEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The encoders' embeddings and the decoder's logits are the reference's, on every backend. */
final class GoldenNetworksIT {
    private static final float EMBEDDING_TOLERANCE = 1e-4f;
    private static final float LOGIT_TOLERANCE = 1e-3f;
    private static final CompileOptions OPTIONS = new CompileOptions(FLOAT32);
    private static final int BLOCK_SIZE = 16;

    private static Platform platform;

    @BeforeAll
    static void startPlatform() {
        platform = RunningPlatform.start();
    }

    @AfterAll
    static void closePlatform() {
        platform.close();
    }

    static Stream<Arguments> runs() {
        return Stream.of("reference", "pytorch")
                .flatMap(backend -> GoldenRun.all().stream().map(run -> Arguments.of(backend, run)));
    }

    @ParameterizedTest
    @MethodSource("runs")
    void computesAsTheReferenceDoes(String backendName, GoldenRun run) {
        Backend backend = platform.registry(ContributionKind.BACKEND).named(backendName);
        Map<String, Tensor> tensors = run.golden().tensors();
        try (ModelAssets assets = RunningPlatform.load(platform, run);
                MediaLoader mediaLoader = RunningPlatform.mediaLoader(platform, assets)) {
            PreparedPrompt prompt =
                    new PromptPreparation(assets, mediaLoader, false).prepare(GoldenRequests.request(run));
            for (Encoder encoder : assets.model().encoders()) {
                requireEmbeddings(backend, assets, encoder, prompt, tensors);
            }
            float[] logits = logits(backend, assets, prompt);
            assertThat(Differences.max(logits, tensors.get("last_logits").toFloats()))
                    .isLessThanOrEqualTo(LOGIT_TOLERANCE);
        }
    }

    private static void requireEmbeddings(
            Backend backend, ModelAssets assets, Encoder encoder, PreparedPrompt prompt, Map<String, Tensor> tensors) {
        try (CompiledEncoder compiled =
                new CompiledEncoder(backend, encoder, assets.checkpoint().weights())) {
            for (PlacedItem item : toEncode(prompt)) {
                float[] embeddings = compiled.embeddings(List.of(item.item())).toFloats();
                assertThat(Differences.max(embeddings, expected(prompt, item, tensors)))
                        .isLessThanOrEqualTo(EMBEDDING_TOLERANCE);
            }
        }
    }

    private static List<PlacedItem> toEncode(PreparedPrompt prompt) {
        return prompt.items().stream()
                .filter(item -> item.item().embeddings().isEmpty())
                .toList();
    }

    /** The rows of an item among those of all items of its modality. */
    private static float[] expected(PreparedPrompt prompt, PlacedItem wanted, Map<String, Tensor> tensors) {
        Tensor all = tensors.get(wanted.item().modality().name() + "_embeds");
        int width = Math.toIntExact(all.shape().size(1));
        int start = prompt.items().stream()
                .filter(item -> item.item().modality().equals(wanted.item().modality()))
                .filter(item -> item.range().item() < wanted.range().item())
                .mapToInt(item -> item.item().embeddingCount())
                .sum();
        float[] rows = new float[wanted.item().embeddingCount() * width];
        System.arraycopy(all.toFloats(), start * width, rows, 0, rows.length);
        return rows;
    }

    private static float[] logits(Backend backend, ModelAssets assets, PreparedPrompt prompt) {
        int tokens = prompt.tokenIds().size();
        int blocks = (tokens + BLOCK_SIZE - 1) / BLOCK_SIZE;
        try (ModelRunner runner = new ModelRunner(
                backend,
                assets.model(),
                assets.checkpoint().weights(),
                OPTIONS,
                new RunnerSizes(blocks, BLOCK_SIZE, tokens))) {
            List<MediaPlace> places = new ArrayList<>();
            for (PlacedItem item : prompt.items()) {
                List<Integer> positions = item.range().embeddingPositions();
                int first = places.size();
                List<Integer> rows =
                        IntStream.range(first, first + positions.size()).boxed().toList();
                item.item()
                        .embeddings()
                        .ifPresentOrElse(
                                embeddings -> runner.store(List.of(embeddings), rows),
                                () -> runner.encode(assets.model().encoders().getFirst(), List.of(item.item()), rows));
                positions.forEach(position -> places.add(new MediaPlace(position, places.size())));
            }
            SequenceSlice slice = new SequenceSlice(
                    prompt.tokenIds(),
                    0,
                    assets.model().positions().positions(tokens, prompt.items()),
                    IntStream.range(0, blocks).boxed().toList(),
                    places,
                    SliceOutput.last(1));
            try (StepOutput output = runner.step(List.of(slice))) {
                return output.last(0).logits();
            }
        }
    }
}
