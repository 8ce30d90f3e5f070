package dev.tessera.distribution;

import dev.tessera.spi.tensor.Shape;
import dev.tessera.spi.tensor.Tensor;
import dev.tessera.testkit.checkpoint.SafetensorsReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a checkpoint's own table makes of tokens. */
final class TokenEmbeddings {
    private static final String TABLE = "embed_tokens.weight";

    private final float[] table;
    private final int width;

    private TokenEmbeddings(Tensor table) {
        this.table = table.toFloats();
        this.width = Math.toIntExact(table.shape().size(1));
    }

    static TokenEmbeddings of(Path checkpoint) {
        try (Stream<Path> files = Files.list(checkpoint)) {
            return files.filter(file -> file.toString().endsWith(".safetensors"))
                    .flatMap(file -> SafetensorsReader.read(file).entrySet().stream())
                    .filter(tensor -> tensor.getKey().endsWith(TABLE))
                    .map(tensor -> new TokenEmbeddings(tensor.getValue()))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A row for each token. */
    Tensor rows(List<Integer> tokenIds) {
        float[] rows = new float[tokenIds.size() * width];
        for (int i = 0; i < tokenIds.size(); i++) {
            System.arraycopy(table, tokenIds.get(i) * width, rows, i * width, width);
        }
        return Tensor.ofFloats(Shape.of(tokenIds.size(), width), rows);
    }

    /** The same as a body has it: a safetensors file in base64. */
    String base64(List<Integer> tokenIds) {
        return GoldenEmbeddings.base64(Map.of("rows", rows(tokenIds)));
    }
}
