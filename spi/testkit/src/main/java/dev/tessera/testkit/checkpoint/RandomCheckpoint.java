package dev.tessera.testkit.checkpoint;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.util.Objects.requireNonNull;

import dev.tessera.spi.checkpoint.TensorInfo;
import dev.tessera.spi.tensor.DataType;
import dev.tessera.spi.tensor.Shape;
import dev.tessera.spi.tensor.Tensor;
import dev.tessera.testkit.json.JsonFile;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A checkpoint of the sizes of a real one, with random weights: for benchmarks, and for tests of what only shows at size.
 * The same seed gives the same bytes. Immutable: each method that adds something returns a new one.
 */
public final class RandomCheckpoint {
    private static final int NUMBERS_AT_ONCE = 1 << 16;

    private final DataType type;
    private final long seed;
    private final Map<String, Object> config;
    private final Map<String, Distribution> tensors;

    /**
     * Evenly distributed numbers.
     *
     * @param shape of the tensor
     * @param mean middle of the range
     * @param deviation standard deviation
     */
    private record Distribution(Shape shape, double mean, double deviation) {}

    private RandomCheckpoint(DataType type, long seed, Map<String, Object> config, Map<String, Distribution> tensors) {
        this.type = type;
        this.seed = seed;
        this.config = config;
        this.tensors = tensors;
    }

    /**
     * Begins a checkpoint.
     *
     * @param type floating-point type in which all weights are stored
     * @param config what {@code config.json} says
     */
    public static RandomCheckpoint of(DataType type, long seed, Map<String, Object> config) {
        if (!type.isFloatingPoint()) {
            throw new IllegalArgumentException("weights are floating point, not %s".formatted(type));
        }
        return new RandomCheckpoint(type, seed, new LinkedHashMap<>(config), Map.of());
    }

    /** Adds a matrix as training starts with: round zero, small enough for a deep network to stay in range. */
    public RandomCheckpoint withMatrix(String name, long... sizes) {
        return with(name, new Distribution(Shape.of(sizes), 0, 0.02));
    }

    /** Adds the factors of a normalization, which are of about one. */
    public RandomCheckpoint withFactors(String name, long... sizes) {
        return with(name, new Distribution(Shape.of(sizes), 1, 0.05));
    }

    private RandomCheckpoint with(String name, Distribution distribution) {
        Map<String, Distribution> more = new LinkedHashMap<>(tensors);
        more.put(requireNonNull(name, "name is null"), distribution);
        return new RandomCheckpoint(type, seed, config, more);
    }

    /** Bytes of all weights together. */
    public long weightBytes() {
        return tensors.values().stream()
                .mapToLong(tensor -> tensor.shape().elementCount() * type.bytes())
                .sum();
    }

    /** Writes {@code config.json} and {@code model.safetensors} into a directory, which is made where it is missing. */
    public void write(Path directory) {
        try {
            Files.createDirectories(directory);
            Files.write(directory.resolve("config.json"), JsonFile.format(config));
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be written".formatted(directory), e);
        }
        List<TensorInfo> infos = new ArrayList<>();
        tensors.forEach((name, tensor) -> infos.add(new TensorInfo(name, type, tensor.shape())));
        SplittableRandom random = new SplittableRandom(seed);
        SafetensorsWriter.write(
                directory.resolve("model.safetensors"),
                infos,
                (info, to) -> write(tensors.get(info.name()), random.split(), to));
    }

    private void write(Distribution distribution, SplittableRandom random, OutputStream to) throws IOException {
        long left = distribution.shape().elementCount();
        double width = Math.sqrt(12) * distribution.deviation();
        while (left > 0) {
            float[] numbers = new float[(int) Math.min(left, NUMBERS_AT_ONCE)];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = (float) (distribution.mean() + (random.nextDouble() - 0.5) * width);
            }
            to.write(bytes(Tensor.ofFloats(type, Shape.of(numbers.length), numbers)));
            left -= numbers.length;
        }
    }

    private static byte[] bytes(Tensor tensor) {
        return tensor.data().toArray(JAVA_BYTE);
    }
}
