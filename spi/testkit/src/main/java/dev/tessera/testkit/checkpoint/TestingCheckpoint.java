package dev.tessera.testkit.checkpoint;

import static dev.tessera.spi.error.StandardErrors.INVALID_CHECKPOINT;
import static java.util.Objects.requireNonNull;

import dev.tessera.spi.checkpoint.Checkpoint;
import dev.tessera.spi.checkpoint.Weights;
import dev.tessera.spi.json.JsonObject;
import dev.tessera.testkit.json.JsonFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A checkpoint's files, some of them changed, and weights in memory. Immutable: each method that changes something returns
 * another one.
 *
 * @param directory where the files lie
 * @param config {@code config.json}
 * @param changed files that are not as they lie there, by their names
 */
public record TestingCheckpoint(Path directory, JsonObject config, Map<String, JsonObject> changed, Weights weights)
        implements Checkpoint {
    public TestingCheckpoint {
        requireNonNull(directory, "directory is null");
        requireNonNull(config, "config is null");
        changed = Map.copyOf(changed);
        requireNonNull(weights, "weights is null");
    }

    /** The files of a directory as they are, and no weights. */
    public static TestingCheckpoint of(Path directory) {
        return new TestingCheckpoint(directory, file(directory, "config.json"), Map.of(), TestingWeights.empty());
    }

    /** With another member of {@code config.json}, or without it. */
    public TestingCheckpoint with(String name, Object value) {
        return new TestingCheckpoint(directory, changed(config, name, value), changed, weights);
    }

    /** With another member of an object in {@code config.json}, or without it. */
    public TestingCheckpoint with(String object, String name, Object value) {
        return with(object, changed(config.object(object), name, value).asMap());
    }

    /** With another file. */
    public TestingCheckpoint withFile(String name, Map<String, Object> members) {
        Map<String, JsonObject> files = new HashMap<>(changed);
        files.put(name, JsonObject.of(members, name, INVALID_CHECKPOINT));
        return new TestingCheckpoint(directory, config, files, weights);
    }

    /** With other weights. */
    public TestingCheckpoint withWeights(Weights others) {
        return new TestingCheckpoint(directory, config, changed, others);
    }

    @Override
    public Optional<JsonObject> json(String fileName) {
        if (changed.containsKey(fileName)) {
            return Optional.of(changed.get(fileName));
        }
        return Files.exists(directory.resolve(fileName)) ? Optional.of(file(directory, fileName)) : Optional.empty();
    }

    private static JsonObject file(Path directory, String name) {
        return JsonObject.of(JsonFile.read(directory.resolve(name)).asMap(), name, INVALID_CHECKPOINT);
    }

    private static JsonObject changed(JsonObject object, String name, Object value) {
        Map<String, Object> members = new HashMap<>(object.asMap());
        members.put(name, value);
        return JsonObject.of(members, "config.json", INVALID_CHECKPOINT);
    }
}
