package dev.tessera.distribution;

import dev.tessera.spi.json.JsonObject;
import dev.tessera.spi.media.EmbeddingItem;
import dev.tessera.spi.media.Modality;
import dev.tessera.spi.tensor.Shape;
import dev.tessera.spi.tensor.Tensor;
import dev.tessera.testkit.checkpoint.SafetensorsWriter;
import dev.tessera.testkit.goldens.GoldenCase;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** Embeddings of golden cases, which are among their tensors, with the numbers that their parts have beside. */
final class GoldenEmbeddings {
    private static final String GRID = "image_grid_thw";
    private static final String SUFFIX = "_embeds";

    private GoldenEmbeddings() {}

    /** What a part of such a type brings. */
    static EmbeddingItem item(GoldenCase golden, JsonObject part) {
        String type = part.string("type");
        Map<String, Tensor> fields = new HashMap<>();
        if (part.has(GRID)) {
            long[] grid =
                    part.integers(GRID).stream().mapToLong(Integer::longValue).toArray();
            fields.put(GRID, Tensor.ofLongs(Shape.of(grid.length), grid));
        }
        return new EmbeddingItem(
                new Modality(type.substring(0, type.length() - SUFFIX.length())),
                golden.tensors().get(part.string(type)),
                fields);
    }

    /** The same as the part of a body has it: rows in base64, other numbers as they are. */
    static Map<String, Object> inJson(GoldenCase golden, JsonObject part) {
        String type = part.string("type");
        Map<String, Object> members = new HashMap<>();
        members.put(type, base64(Map.of("rows", golden.tensors().get(part.string(type)))));
        if (part.has(GRID)) {
            members.put(GRID, part.integers(GRID));
        }
        return members;
    }

    /** A file that {@code torch.save} wrote, among the resources of the tests. */
    static String torch(String name) {
        try (InputStream file = GoldenEmbeddings.class.getResourceAsStream(name)) {
            return Base64.getEncoder().encodeToString(file.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A safetensors file. */
    static String base64(Map<String, Tensor> tensors) {
        try {
            Path file = Files.createTempFile("embeddings", ".safetensors");
            try {
                SafetensorsWriter.write(file, tensors);
                return Base64.getEncoder().encodeToString(Files.readAllBytes(file));
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
