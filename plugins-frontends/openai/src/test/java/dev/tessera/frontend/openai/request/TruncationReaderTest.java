package dev.tessera.frontend.openai.request;

import static dev.tessera.frontend.openai.json.TestingBodies.body;
import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;
import static dev.tessera.spi.generation.PromptTruncation.Side.BEGINNING;
import static dev.tessera.spi.generation.PromptTruncation.Side.END;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.generation.PromptTruncation;
import dev.tessera.spi.generation.SamplingParameters;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TruncationReaderTest {
    @Test
    void cutsNothingUnlessThatIsAskedFor() {
        assertThat(read("{}")).isEmpty();
        assertThat(read("{'truncate_prompt_tokens': null, 'truncation_side': 'right'}"))
                .isEmpty();
    }

    @Test
    void readsHowMuchIsKeptAndOfWhichSide() {
        assertThat(read("{'truncate_prompt_tokens': 7}")).contains(new PromptTruncation(Optional.of(7), END));
        assertThat(read("{'truncate_prompt_tokens': 1, 'truncation_side': 'left'}"))
                .contains(new PromptTruncation(Optional.of(1), END));
        assertThat(read("{'truncate_prompt_tokens': -1, 'truncation_side': 'right'}"))
                .contains(new PromptTruncation(Optional.empty(), BEGINNING));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "-2 | truncate_prompt_tokens is -2, but must be at least -1",
                "0 | truncate_prompt_tokens is 0, but must be -1 or at least 1",
                "1.5 | truncate_prompt_tokens is 1.5, but must be a whole number of at least -1",
                "'3' | truncate_prompt_tokens is \"3\", but must be a whole number of at least -1",
            })
    void namesFieldValueAndRange(String value, String message) {
        assertThatExceptionOfType(TesseraException.class)
                .isThrownBy(() -> read("{'truncate_prompt_tokens': %s}".formatted(value)))
                .withMessage(message)
                .satisfies(e -> assertThat(e.code()).isEqualTo(INVALID_REQUEST))
                .satisfies(e -> assertThat(e.parameter()).contains("truncate_prompt_tokens"));
    }

    private static Optional<PromptTruncation> read(String json) {
        SamplingParameters.Builder sampling = SamplingParameters.builder();
        TruncationReader.read(body(json), sampling);
        return sampling.build().truncation();
    }
}
