package dev.tessera.distribution;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tessera.testkit.goldens.Goldens;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;

/** Writes pictures and checkpoints with one thing wrong. */
final class BadFiles {
    private final Path directory;

    BadFiles(Path directory) {
        this.directory = directory;
    }

    Path text(String content) throws IOException {
        return Files.writeString(directory.resolve("text.png"), content);
    }

    Path truncatedJpeg() throws IOException {
        byte[] picture = Files.readAllBytes(Distribution.example("scene-01.jpg"));
        return Files.write(directory.resolve("truncated.jpg"), Arrays.copyOf(picture, picture.length / 2));
    }

    /** A PNG that is all header: what it claims to hold is not there. */
    Path pngOfSize(int width, int height) throws IOException {
        ByteBuffer header = ByteBuffer.allocate(13).putInt(width).putInt(height).put(new byte[] {8, 2, 0, 0, 0});
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
        file.write(chunk("IHDR", header.array()));
        file.write(chunk("IDAT", new byte[10]));
        file.write(chunk("IEND", new byte[0]));
        return Files.write(directory.resolve("huge.png"), file.toByteArray());
    }

    private static byte[] chunk(String type, byte[] data) {
        byte[] name = type.getBytes(UTF_8);
        CRC32 checksum = new CRC32();
        checksum.update(name);
        checksum.update(data);
        return ByteBuffer.allocate(12 + data.length)
                .putInt(data.length)
                .put(name)
                .put(data)
                .putInt((int) checksum.getValue())
                .array();
    }

    /** A working checkpoint, to be damaged. */
    Path checkpoint() throws IOException {
        Path copy = Files.createDirectory(directory.resolve("checkpoint"));
        Path original = Goldens.locate().family("qwen2-vl").checkpoint("tiny-a-tf5");
        for (String file : List.of(
                "config.json",
                "generation_config.json",
                "model.safetensors",
                "preprocessor_config.json",
                "tokenizer.json",
                "tokenizer_config.json",
                "chat_template.jinja")) {
            Files.copy(original.resolve(file), copy.resolve(file));
        }
        return copy;
    }

    /** The same checkpoint with a text replaced in one of its files. */
    Path checkpointWith(String file, String text, String replacement) throws IOException {
        Path checkpoint = checkpoint();
        String content = Files.readString(checkpoint.resolve(file));
        if (!content.contains(text)) {
            throw new IllegalArgumentException("%s does not contain %s".formatted(file, text));
        }
        Files.writeString(checkpoint.resolve(file), content.replace(text, replacement));
        return checkpoint;
    }

    /** The same checkpoint, whose weights claim a header longer than the file. */
    Path checkpointWithHostileHeader() throws IOException {
        Path checkpoint = checkpoint();
        byte[] weights = Files.readAllBytes(checkpoint.resolve("model.safetensors"));
        ByteBuffer.wrap(weights).order(ByteOrder.LITTLE_ENDIAN).putLong(0, 1L << 62);
        Files.write(checkpoint.resolve("model.safetensors"), weights);
        return checkpoint;
    }
}
