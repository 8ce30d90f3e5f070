package dev.tessera.platform.checkpoint;

import static dev.tessera.spi.error.StandardErrors.INVALID_CHECKPOINT;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.nio.ByteOrder.LITTLE_ENDIAN;

import dev.tessera.spi.checkpoint.TensorInfo;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.tensor.Tensor;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A safetensors file in memory: eight bytes with the length of the header, the header in JSON, the data.
 *
 * @param tensors views of the mapped file by name, in order of their offsets
 */
record SafetensorsFile(Map<String, Tensor> tensors) {
    private static final int LENGTH_BYTES = 8;
    /** The limit of the format's own library. */
    private static final long MAX_HEADER_BYTES = 100_000_000;

    /**
     * Maps a file.
     *
     * @param arena closing it ends the mapping
     */
    static SafetensorsFile map(Path path, Arena arena) {
        String file = String.valueOf(path.getFileName());
        MemorySegment content;
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            content = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
        } catch (IOException e) {
            throw new TesseraException(INVALID_CHECKPOINT, "%s cannot be read".formatted(file), e);
        }
        if (content.byteSize() < LENGTH_BYTES) {
            throw new TesseraException(
                    INVALID_CHECKPOINT,
                    "%s has %d bytes, too few for a safetensors file".formatted(file, content.byteSize()));
        }
        long headerBytes = content.get(JAVA_LONG_UNALIGNED.withOrder(LITTLE_ENDIAN), 0);
        long available = Math.min(MAX_HEADER_BYTES, content.byteSize() - LENGTH_BYTES);
        if (headerBytes < 0 || headerBytes > available) {
            throw new TesseraException(
                    INVALID_CHECKPOINT,
                    "%s says its header has %s bytes, but it can have %d at most"
                            .formatted(file, Long.toUnsignedString(headerBytes), available));
        }
        byte[] json = content.asSlice(LENGTH_BYTES, headerBytes).toArray(JAVA_BYTE);
        MemorySegment data = content.asSlice(LENGTH_BYTES + headerBytes);
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (SafetensorsHeader.Entry entry :
                SafetensorsHeader.parse(json, file, data.byteSize()).entries()) {
            TensorInfo info = entry.info();
            tensors.put(
                    info.name(), new Tensor(info.type(), info.shape(), data.asSlice(entry.offset(), entry.length())));
        }
        return new SafetensorsFile(tensors);
    }
}
