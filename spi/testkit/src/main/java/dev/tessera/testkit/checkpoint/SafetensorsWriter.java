package dev.tessera.testkit.checkpoint;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tessera.spi.checkpoint.TensorInfo;
import dev.tessera.spi.tensor.Tensor;
import dev.tessera.testkit.json.JsonFile;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes safetensors files of any size, one tensor after the other. */
public final class SafetensorsWriter {
    private SafetensorsWriter() {}

    /** Writes the numbers of one tensor. */
    public interface Content {
        /** Writes exactly the tensor's bytes. */
        void write(TensorInfo tensor, OutputStream to) throws IOException;
    }

    public static void write(Path file, Map<String, Tensor> tensors) {
        List<TensorInfo> infos = new ArrayList<>();
        tensors.forEach((name, tensor) -> infos.add(new TensorInfo(name, tensor.type(), tensor.shape())));
        write(
                file,
                infos,
                (info, to) -> to.write(tensors.get(info.name()).data().toArray(JAVA_BYTE)));
    }

    /** Writes tensors in the order given, holding none of them in memory as a whole. */
    public static void write(Path file, List<TensorInfo> tensors, Content content) {
        byte[] header = header(tensors);
        try (OutputStream to = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
            to.write(ByteBuffer.allocate(Long.BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(header.length)
                    .array());
            to.write(header);
            for (TensorInfo tensor : tensors) {
                content.write(tensor, to);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be written".formatted(file), e);
        }
    }

    /** The header, filled with spaces up to a multiple of eight bytes as other writers do. */
    private static byte[] header(List<TensorInfo> tensors) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("__metadata__", Map.of("format", "pt"));
        long offset = 0;
        for (TensorInfo tensor : tensors) {
            long end = offset + tensor.shape().elementCount() * tensor.type().bytes();
            Map<String, Object> described = new LinkedHashMap<>();
            described.put("dtype", SafetensorsType.of(tensor.type()).name());
            described.put("shape", tensor.shape().sizes());
            described.put("data_offsets", List.of(offset, end));
            members.put(tensor.name(), described);
            offset = end;
        }
        String text = new String(JsonFile.format(members), UTF_8);
        int missing = Math.floorMod(-text.getBytes(UTF_8).length, 8);
        return (text + " ".repeat(missing)).getBytes(UTF_8);
    }
}
