package dev.tessera.models.ultravox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ChunkingTest {
    private final Chunking chunking = new Chunking(3000, 8);

    @ParameterizedTest
    @CsvSource({"0.5, 4", "1, 7", "5, 32", "30, 188", "30.01, 189", "45, 282", "60, 376"})
    void makesAsManyEmbeddingsAsTheReference(double seconds, int embeddings) {
        int frames = (int) Math.ceil(seconds * 100);
        assertThat(chunking.embeddings(frames)).isEqualTo(embeddings);
        assertThat(chunking.chunks(frames, frames).stream()
                        .mapToInt(Chunk::embeddings)
                        .sum())
                .isEqualTo(embeddings);
    }

    @Test
    void stacksRowsOfTheSilenceAsFarAsThereIsAny() {
        assertThat(chunking.chunks(120, 120)).containsExactly(new Chunk(0, 120, 120, 60, 8));
        assertThat(chunking.chunks(120, 122)).containsExactly(new Chunk(0, 120, 122, 61, 8));
        assertThat(chunking.chunks(120, 130)).containsExactly(new Chunk(0, 120, 130, 64, 8));
    }

    @Test
    void padsTheLastOfSeveralChunksToItsFullLength() {
        assertThat(chunking.chunks(3525, 3525))
                .isEqualTo(List.of(new Chunk(0, 3000, 3000, 1500, 188), new Chunk(3000, 525, 3000, 264, 33)));
    }

    @Test
    void knowsHowMuchSilenceMatters() {
        assertThat(chunking.endlessFrames(120)).isEqualTo(130);
        assertThat(chunking.endlessFrames(128)).isEqualTo(130);
        assertThat(chunking.endlessFrames(2999)).isEqualTo(3001);
        assertThat(chunking.endlessFrames(3000)).isEqualTo(3002);
        assertThat(chunking.endlessFrames(3001)).isEqualTo(3018);
    }
}
