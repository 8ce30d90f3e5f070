package dev.tessera.platform.model;

import static dev.tessera.spi.error.StandardErrors.INVALID_CHECKPOINT;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tessera.spi.checkpoint.Checkpoint;
import dev.tessera.spi.checkpoint.Weights;
import dev.tessera.spi.json.JsonObject;
import dev.tessera.testkit.checkpoint.TestingWeights;
import dev.tessera.testkit.json.JsonFile;
import java.util.Map;
import java.util.Optional;

/**
 * A checkpoint without weights.
 *
 * @param files text by name
 */
record TestingCheckpoint(Map<String, String> files) implements Checkpoint {
    /** One with two files. */
    static TestingCheckpoint of(String config, String generationConfig) {
        return new TestingCheckpoint(Map.of("config.json", config, "generation_config.json", generationConfig));
    }

    @Override
    public JsonObject config() {
        return json("config.json").orElseThrow();
    }

    @Override
    public Optional<JsonObject> json(String fileName) {
        return Optional.ofNullable(files.get(fileName))
                .map(text -> JsonObject.of(
                        JsonFile.parse(text.getBytes(UTF_8), fileName).asMap(), fileName, INVALID_CHECKPOINT));
    }

    @Override
    public Weights weights() {
        return TestingWeights.empty();
    }
}
