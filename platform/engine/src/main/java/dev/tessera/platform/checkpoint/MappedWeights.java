package dev.tessera.platform.checkpoint;

import static dev.tessera.spi.error.StandardErrors.INVALID_CHECKPOINT;

import dev.tessera.spi.checkpoint.TensorInfo;
import dev.tessera.spi.checkpoint.Weights;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.json.JsonObject;
import dev.tessera.spi.tensor.Tensor;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The weights of a checkpoint, in one safetensors file or in several that an index names. */
final class MappedWeights implements Weights, AutoCloseable {
    private static final String SINGLE_FILE = "model.safetensors";
    private static final String INDEX = "model.safetensors.index.json";

    private final Arena arena;
    private final Map<String, Tensor> tensors;

    private MappedWeights(Arena arena, Map<String, Tensor> tensors) {
        this.arena = arena;
        this.tensors = Collections.unmodifiableMap(tensors);
    }

    @SuppressWarnings("MustBeClosedChecker") // closed by close()
    static MappedWeights open(Path directory) {
        // shared, because any thread may read weights; closing it while one does throws instead of crashing
        Arena arena = Arena.ofShared();
        try {
            return new MappedWeights(arena, read(directory, arena));
        } catch (RuntimeException e) {
            arena.close();
            throw e;
        }
    }

    private static Map<String, Tensor> read(Path directory, Arena arena) {
        if (Files.isRegularFile(directory.resolve(SINGLE_FILE))) {
            return new TreeMap<>(
                    SafetensorsFile.map(directory.resolve(SINGLE_FILE), arena).tensors());
        }
        JsonObject index = CheckpointDirectory.readJson(directory, INDEX)
                .orElseThrow(() -> new TesseraException(
                        INVALID_CHECKPOINT, "the checkpoint has neither %s nor %s".formatted(SINGLE_FILE, INDEX)));
        return readShards(directory, index.object("weight_map"), arena);
    }

    private static Map<String, Tensor> readShards(Path directory, JsonObject fileByTensor, Arena arena) {
        Map<String, SafetensorsFile> files = new TreeMap<>();
        Map<String, Tensor> tensors = new TreeMap<>();
        for (String name : fileByTensor.names()) {
            String fileName = fileByTensor.string(name);
            SafetensorsFile file = files.computeIfAbsent(fileName, key -> mapShard(directory, key, arena));
            Tensor tensor = file.tensors().get(name);
            if (tensor == null) {
                throw new TesseraException(
                        INVALID_CHECKPOINT,
                        "%s says that tensor %s is in %s, but it is not".formatted(INDEX, name, fileName));
            }
            tensors.put(name, tensor);
        }
        return tensors;
    }

    private static SafetensorsFile mapShard(Path directory, String fileName, Arena arena) {
        Path file = CheckpointDirectory.resolve(directory, fileName);
        if (!Files.isRegularFile(file)) {
            throw new TesseraException(
                    INVALID_CHECKPOINT, "the checkpoint lacks %s, which %s names".formatted(fileName, INDEX));
        }
        return SafetensorsFile.map(file, arena);
    }

    @Override
    public Set<String> names() {
        return tensors.keySet();
    }

    @Override
    public Optional<TensorInfo> find(String name) {
        return Optional.ofNullable(tensors.get(name))
                .map(tensor -> new TensorInfo(name, tensor.type(), tensor.shape()));
    }

    @Override
    public Tensor tensor(String name) {
        Tensor tensor = tensors.get(name);
        if (tensor == null) {
            throw new TesseraException(INVALID_CHECKPOINT, "the checkpoint has no tensor %s".formatted(name));
        }
        return tensor;
    }

    @Override
    public void close() {
        if (arena.scope().isAlive()) {
            arena.close();
        }
    }
}
