package dev.tessera.platform.engine;

import dev.tessera.platform.prompt.TestingInputProcessor;
import dev.tessera.spi.checkpoint.Checkpoint;
import dev.tessera.spi.graph.GraphBuilder;
import dev.tessera.spi.graph.Value;
import dev.tessera.spi.model.Decoder;
import dev.tessera.spi.model.DecoderDimensions;
import dev.tessera.spi.model.DecoderInputs;
import dev.tessera.spi.model.Model;
import dev.tessera.spi.model.ModelFamily;
import dev.tessera.spi.model.PositionScheme;
import dev.tessera.spi.tensor.Shape;
import dev.tessera.spi.tensor.Tensor;
import dev.tessera.testkit.checkpoint.SafetensorsWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A model of eight words, which {@link CountingBackend} continues by the next word of the alphabet. Seven ends an answer. */
final class CountingModel implements ModelFamily, Decoder {
    static final int CONTEXT_LENGTH = 64;
    static final int VOCABULARY_SIZE = 8;
    static final int END = 7;
    private static final String WORDS = """
            {"version": "1.0", "truncation": null, "padding": null, "added_tokens": [], "normalizer": null,
             "pre_tokenizer": {"type": "Whitespace"}, "post_processor": null, "decoder": null,
             "model": {"type": "WordLevel", "unk_token": "a",
                       "vocab": {"a": 0, "b": 1, "c": 2, "d": 3, "e": 4, "f": 5, "g": 6, "end": 7}}}
            """;

    /** Writes a checkpoint. */
    static Path write(Path directory) throws IOException {
        Files.writeString(
                directory.resolve("config.json"),
                "{\"model_type\": \"counting\", \"eos_token_id\": %d}".formatted(END));
        Files.writeString(directory.resolve("tokenizer.json"), WORDS);
        SafetensorsWriter.write(
                directory.resolve("model.safetensors"),
                Map.of("weight", Tensor.ofFloats(Shape.of(1, VOCABULARY_SIZE), new float[VOCABULARY_SIZE])));
        return directory;
    }

    @Override
    public Set<String> modelTypes() {
        return Set.of("counting");
    }

    @Override
    public Model open(Checkpoint checkpoint, Optional<Integer> maxLength) {
        return new Model(CONTEXT_LENGTH, new TestingInputProcessor(), PositionScheme.sequential(), this, List.of());
    }

    @Override
    public DecoderDimensions dimensions() {
        return new DecoderDimensions(1, 1, 2, 2, VOCABULARY_SIZE);
    }

    /** Nobody computes this. */
    @Override
    public Value logits(GraphBuilder graph, DecoderInputs inputs) {
        return graph.embedding(inputs.outputRows(), "weight");
    }
}
