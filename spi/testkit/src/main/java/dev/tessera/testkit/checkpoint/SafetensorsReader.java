package dev.tessera.testkit.checkpoint;

import dev.tessera.spi.json.JsonObject;
import dev.tessera.spi.tensor.Shape;
import dev.tessera.spi.tensor.Tensor;
import dev.tessera.testkit.json.JsonFile;
import dev.tessera.testkit.json.JsonShape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** Reads small safetensors files that a test trusts, into the heap. It checks nothing: the platform's reader does. */
public final class SafetensorsReader {
    private SafetensorsReader() {}

    /** All tensors by name. */
    public static Map<String, Tensor> read(Path file) {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be read".formatted(file), e);
        }
        int headerLength = Math.toIntExact(
                ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong());
        int dataStart = Long.BYTES + headerLength;
        JsonObject header =
                JsonFile.parse(Arrays.copyOfRange(bytes, Long.BYTES, dataStart), String.valueOf(file.getFileName()));
        MemorySegment data = MemorySegment.ofArray(bytes).asSlice(dataStart);
        Map<String, Tensor> tensors = new TreeMap<>();
        for (String name : header.names()) {
            if (!name.equals("__metadata__")) {
                tensors.put(name, tensor(header.object(name), data));
            }
        }
        return tensors;
    }

    private static Tensor tensor(JsonObject described, MemorySegment data) {
        Shape shape = JsonShape.read(described, "shape");
        long start = described.integers("data_offsets").getFirst();
        long end = described.integers("data_offsets").getLast();
        return new Tensor(
                SafetensorsType.valueOf(described.string("dtype")).type(), shape, data.asSlice(start, end - start));
    }
}
