package dev.tessera.models.ultravox;

import static dev.tessera.spi.error.StandardErrors.INVALID_CHECKPOINT;

import dev.tessera.spi.checkpoint.Checkpoint;
import dev.tessera.spi.checkpoint.Weights;
import dev.tessera.spi.json.JsonObject;
import dev.tessera.spi.tensor.Shape;
import dev.tessera.testkit.checkpoint.TestingWeights;
import dev.tessera.testkit.json.JsonFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The golden checkpoint with changed files, and one number for each of its networks' weights. */
record TestingCheckpoint(JsonObject config, Map<String, JsonObject> changed, Weights weights) implements Checkpoint {
    private static final Path DIRECTORY = GoldenUltravox.family().checkpoint("tiny-a");

    static TestingCheckpoint golden() {
        TestingWeights weights = TestingWeights.empty();
        for (String name : List.of("language_model", "audio_tower", "multi_modal_projector")) {
            weights = weights.with(name + ".weight", Shape.of(1), 1);
        }
        return new TestingCheckpoint(file("config.json"), Map.of(), weights);
    }

    /** With another member of {@code config.json}, or without it. */
    TestingCheckpoint with(String name, Object value) {
        return new TestingCheckpoint(changed(config, name, value), changed, weights);
    }

    /** With another member of an object in {@code config.json}, or without it. */
    TestingCheckpoint with(String object, String name, Object value) {
        return with(object, changed(config.object(object), name, value).asMap());
    }

    TestingCheckpoint withFile(String name, Map<String, Object> members) {
        Map<String, JsonObject> files = new HashMap<>(changed);
        files.put(name, JsonObject.of(members, name, INVALID_CHECKPOINT));
        return new TestingCheckpoint(config, files, weights);
    }

    /** With the weights of one network alone. */
    TestingCheckpoint withWeights(String... names) {
        TestingWeights some = TestingWeights.empty();
        for (String name : names) {
            some = some.with(name + ".weight", Shape.of(1), 1);
        }
        return new TestingCheckpoint(config, changed, some);
    }

    @Override
    public Optional<JsonObject> json(String fileName) {
        if (changed.containsKey(fileName)) {
            return Optional.of(changed.get(fileName));
        }
        return Files.exists(DIRECTORY.resolve(fileName)) ? Optional.of(file(fileName)) : Optional.empty();
    }

    private static JsonObject file(String name) {
        return JsonObject.of(JsonFile.read(DIRECTORY.resolve(name)).asMap(), name, INVALID_CHECKPOINT);
    }

    private static JsonObject changed(JsonObject object, String name, Object value) {
        Map<String, Object> members = new HashMap<>(object.asMap());
        members.put(name, value);
        return JsonObject.of(members, "config.json", INVALID_CHECKPOINT);
    }
}
