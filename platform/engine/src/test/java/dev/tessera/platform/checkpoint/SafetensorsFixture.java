package dev.tessera.platform.checkpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes safetensors files, right and wrong ones. */
final class SafetensorsFixture {
    private SafetensorsFixture() {}

    static void write(Path file, String header, int dataBytes) throws IOException {
        write(file, header.getBytes(UTF_8).length, header, dataBytes);
    }

    /** A file that says its header has another length than it has. */
    static void write(Path file, long headerLength, String header, int dataBytes) throws IOException {
        byte[] json = header.getBytes(UTF_8);
        ByteBuffer content = ByteBuffer.allocate(8 + json.length + dataBytes).order(ByteOrder.LITTLE_ENDIAN);
        content.putLong(headerLength).put(json);
        for (int i = 0; i < dataBytes; i++) {
            content.put((byte) i);
        }
        Files.write(file, content.array());
    }

    static String entry(String name, String type, String shape, long start, long end) {
        return "\"%s\":{\"dtype\":\"%s\",\"shape\":%s,\"data_offsets\":[%d,%d]}"
                .formatted(name, type, shape, start, end);
    }
}
