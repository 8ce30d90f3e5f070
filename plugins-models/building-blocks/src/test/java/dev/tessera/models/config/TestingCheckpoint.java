package dev.tessera.models.config;

import static dev.tessera.spi.error.StandardErrors.INVALID_CHECKPOINT;

import dev.tessera.spi.checkpoint.Checkpoint;
import dev.tessera.spi.checkpoint.Weights;
import dev.tessera.spi.json.JsonObject;
import dev.tessera.testkit.checkpoint.TestingWeights;
import java.util.Map;
import java.util.Optional;

/**
 * A checkpoint of some files.
 *
 * @param files their members by name
 */
record TestingCheckpoint(Map<String, Map<String, Object>> files) implements Checkpoint {
    @Override
    public JsonObject config() {
        return json("config.json").orElseThrow();
    }

    @Override
    public Optional<JsonObject> json(String fileName) {
        return Optional.ofNullable(files.get(fileName))
                .map(members -> JsonObject.of(members, fileName, INVALID_CHECKPOINT));
    }

    @Override
    public Weights weights() {
        return TestingWeights.empty();
    }
}
