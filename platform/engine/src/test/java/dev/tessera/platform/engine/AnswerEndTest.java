package dev.tessera.platform.engine;

import static dev.tessera.platform.engine.TestingWords.A;
import static dev.tessera.platform.engine.TestingWords.B;
import static dev.tessera.platform.engine.TestingWords.END;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.platform.tokenizer.Tokenizer;
import dev.tessera.spi.generation.SamplingParameters;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AnswerEndTest {
    @TempDir
    private Path directory;

    private Tokenizer tokenizer;

    @BeforeEach
    void load() throws IOException {
        tokenizer = TestingWords.load(directory);
    }

    @AfterEach
    void close() {
        tokenizer.close();
    }

    @Test
    void specialTokensShowWhereTheRequestWantsThem() {
        assertThat(answer(SamplingParameters.builder()).add(END)).isEmpty();
        assertThat(answer(SamplingParameters.builder().skipSpecialTokens(false)).add(END))
                .isEqualTo("<end>");
    }

    @Test
    void theTokenThatEndsTheAnswerShowsWhereTheRequestIncludesStops() {
        AnswerText hidden = answer(SamplingParameters.builder().skipSpecialTokens(false));
        assertThat(hidden.add(A) + hidden.end(END) + hidden.finish()).isEqualTo("a");

        AnswerText shown =
                answer(SamplingParameters.builder().skipSpecialTokens(false).includeStopText(true));
        assertThat(shown.add(A) + shown.end(END) + shown.finish()).isEqualTo("a <end>");
    }

    @Test
    void stopTextsCountAfterTheLeastNumberOfTokens() {
        AnswerText answer =
                answer(SamplingParameters.builder().stop(List.of("b")).minTokens(2));
        assertThat(answer.add(A) + answer.add(B)).isEqualTo("a b");
        assertThat(answer.stop()).isEmpty();
        assertThat(answer.add(B) + answer.finish()).isEqualTo(" ");
        assertThat(answer.stop()).contains("b");
    }

    private AnswerText answer(SamplingParameters.Builder sampling) {
        return new AnswerText(tokenizer, sampling.build());
    }
}
