package dev.tessera.models.llavaonevision;

import static dev.tessera.spi.error.StandardErrors.INVALID_CHECKPOINT;

import dev.tessera.spi.checkpoint.Checkpoint;
import dev.tessera.spi.checkpoint.Weights;
import dev.tessera.spi.json.JsonObject;
import dev.tessera.testkit.checkpoint.TestingWeights;
import dev.tessera.testkit.json.JsonFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The golden checkpoint with changed files and other weights, or none.
 *
 * @param changed those files
 */
record TestingCheckpoint(Map<String, JsonObject> changed, Weights weights) implements Checkpoint {
    private static final Path DIRECTORY = GoldenLlavaOnevision.family().checkpoint("tiny-a");
    private static final String CONFIG = "config.json";

    static TestingCheckpoint golden() {
        return new TestingCheckpoint(Map.of(), TestingWeights.empty());
    }

    /** With tiles of another size, and without resolutions: those of published checkpoints. */
    static TestingCheckpoint withTiles(int size) {
        Map<String, Object> tile = Map.of("height", size, "width", size);
        return golden().with("vision_config", "image_size", size)
                .with(GridPinpoints.NAME, null)
                .withFile("preprocessor_config.json", GridPinpoints.NAME, null)
                .withFile("preprocessor_config.json", "size", tile)
                .withFile("video_preprocessor_config.json", "size", tile);
    }

    /** With another member of {@code config.json}, or without it. */
    TestingCheckpoint with(String name, Object value) {
        return withFile(CONFIG, name, value);
    }

    /** With another member of an object in {@code config.json}, or without it. */
    TestingCheckpoint with(String object, String name, Object value) {
        return with(
                object, changed(config().object(object), object, name, value).asMap());
    }

    /** With another member of a file, or without it. */
    TestingCheckpoint withFile(String file, String name, Object value) {
        JsonObject members = json(file).orElseGet(() -> JsonObject.empty(file, INVALID_CHECKPOINT));
        Map<String, JsonObject> files = new HashMap<>(changed);
        files.put(file, changed(members, file, name, value));
        return new TestingCheckpoint(files, weights);
    }

    TestingCheckpoint with(Weights others) {
        return new TestingCheckpoint(changed, others);
    }

    @Override
    public JsonObject config() {
        return json(CONFIG).orElseThrow();
    }

    @Override
    public Optional<JsonObject> json(String fileName) {
        if (changed.containsKey(fileName)) {
            return Optional.of(changed.get(fileName));
        }
        Path file = DIRECTORY.resolve(fileName);
        return Files.exists(file)
                ? Optional.of(JsonObject.of(JsonFile.read(file).asMap(), fileName, INVALID_CHECKPOINT))
                : Optional.empty();
    }

    private static JsonObject changed(JsonObject object, String origin, String name, Object value) {
        Map<String, Object> members = new HashMap<>(object.asMap());
        members.put(name, value);
        return JsonObject.of(members, origin, INVALID_CHECKPOINT);
    }
}
