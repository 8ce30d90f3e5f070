package dev.tessera.platform.checkpoint;

import static dev.tessera.spi.error.StandardErrors.INVALID_CHECKPOINT;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.tessera.platform.json.JsonReader;
import dev.tessera.spi.checkpoint.Checkpoint;
import dev.tessera.spi.checkpoint.Weights;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A checkpoint in a directory, as the Hugging Face hub publishes it. Its weights are mapped into memory until it is closed,
 * which must be after everything that uses them.
 */
public final class CheckpointDirectory implements Checkpoint, AutoCloseable {
    /** The largest published tokenizer.json files have about 35 MB. */
    private static final long MAX_FILE_BYTES = 256L << 20;

    private final Path directory;
    private final JsonObject config;
    private final MappedWeights mapped;
    private final Map<String, CheckpointDirectory> parts;
    private final Weights weights;

    private CheckpointDirectory(
            Path directory, JsonObject config, MappedWeights mapped, Map<String, CheckpointDirectory> parts) {
        this.directory = directory;
        this.config = config;
        this.mapped = mapped;
        this.parts = Map.copyOf(parts);
        this.weights = parts.isEmpty() ? mapped : joined(mapped, parts);
    }

    private static Weights joined(Weights own, Map<String, CheckpointDirectory> parts) {
        Map<String, Weights> weights = new HashMap<>();
        parts.forEach((name, part) -> weights.put(name, part.weights()));
        return new JoinedWeights(own, weights);
    }

    /**
     * Opens a checkpoint and checks the headers of its weights.
     *
     * @throws TesseraException INVALID_CHECKPOINT where something is missing, unreadable or does not add up
     */
    public static CheckpointDirectory open(Path directory) {
        requireNonNull(directory, "directory is null");
        if (!Files.isDirectory(directory)) {
            throw new TesseraException(INVALID_CHECKPOINT, "there is no checkpoint directory %s".formatted(directory));
        }
        JsonObject config = readJson(directory, "config.json")
                .orElseThrow(() -> new TesseraException(
                        INVALID_CHECKPOINT, "%s has no config.json, so it is not a checkpoint".formatted(directory)));
        return new CheckpointDirectory(directory, config, MappedWeights.open(directory), Map.of());
    }

    /**
     * The same checkpoint with those that it is built on, as far as they are found. Closing it closes this one.
     *
     * @param names the hub's names, by what the parts are called
     * @throws TesseraException INVALID_CHECKPOINT where one of them cannot be used
     */
    public CheckpointDirectory withParts(Map<String, String> names) {
        return new CheckpointDirectory(directory, config, mapped, CheckpointParts.open(directory, names));
    }

    @Override
    public JsonObject config() {
        return config;
    }

    @Override
    public Optional<JsonObject> json(String fileName) {
        return readJson(directory, fileName);
    }

    /** A text file, such as {@code chat_template.jinja}. */
    public Optional<String> text(String fileName) {
        return readBytes(directory, fileName).map(bytes -> new String(bytes, UTF_8));
    }

    /** Where a file is, for libraries that read it themselves. */
    public Optional<Path> file(String fileName) {
        Path file = resolve(directory, fileName);
        return Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
    }

    @Override
    public Weights weights() {
        return weights;
    }

    @Override
    public Optional<Checkpoint> part(String name) {
        return Optional.ofNullable(parts.get(name));
    }

    @Override
    public void close() {
        parts.values().forEach(CheckpointDirectory::close);
        mapped.close();
    }

    static Optional<JsonObject> readJson(Path directory, String fileName) {
        return readBytes(directory, fileName).map(bytes -> JsonReader.read(bytes, fileName, INVALID_CHECKPOINT));
    }

    /** A bare file name is all a checkpoint may refer to: nothing above or below its directory. */
    static Path resolve(Path directory, String fileName) {
        if (fileName.isEmpty()
                || fileName.startsWith(".")
                || fileName.indexOf('/') >= 0
                || fileName.indexOf('\\') >= 0
                || fileName.indexOf('\0') >= 0) {
            throw new TesseraException(
                    INVALID_CHECKPOINT,
                    "the checkpoint refers to \"%s\", which is not a file name".formatted(fileName));
        }
        return directory.resolve(fileName);
    }

    private static Optional<byte[]> readBytes(Path directory, String fileName) {
        Path file = resolve(directory, fileName);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            long size = Files.size(file);
            if (size > MAX_FILE_BYTES) {
                throw new TesseraException(
                        INVALID_CHECKPOINT,
                        "%s has %d bytes, more than the limit of %d".formatted(fileName, size, MAX_FILE_BYTES));
            }
            return Optional.of(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new TesseraException(INVALID_CHECKPOINT, "%s cannot be read".formatted(fileName), e);
        }
    }
}
