package dev.tessera.frontend.openai.request;

import static dev.tessera.frontend.openai.json.TestingBodies.body;
import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tessera.frontend.openai.config.TestingConfigs;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.generation.BeamSearch;
import dev.tessera.spi.generation.SamplingParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ChoicesReaderTest {
    @Test
    void readsOneChoiceWhereNoNumberIsGiven() {
        assertThat(read("{}")).isEqualTo(SamplingParameters.builder().build());
        assertThat(read("{'n': null, 'use_beam_search': null, 'length_penalty': null}"))
                .isEqualTo(SamplingParameters.builder().build());
    }

    @Test
    void readsHowManyChoicesThereAreToBe() {
        assertThat(read("{'n': 128}").n()).isEqualTo(128);
    }

    @Test
    void searchesAsManyBeginningsAsThereAreChoices() {
        SamplingParameters sampling = read("{'n': 4, 'use_beam_search': true, 'length_penalty': 0.5}");

        assertThat(sampling.n()).isEqualTo(4);
        assertThat(sampling.beamSearch()).contains(new BeamSearch(4, 0.5));
        assertThat(read("{'n': 4, 'use_beam_search': true}").beamSearch()).contains(new BeamSearch(4, 1));
    }

    @Test
    void looksAtTheLengthPenaltyOfASearchOnly() {
        assertThat(read("{'length_penalty': 50}"))
                .isEqualTo(SamplingParameters.builder().build());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'n': 0 | n | n is 0, but must be 1 to 128",
                "'n': 129 | n | n is 129, but must be 1 to 128",
                "'n': '2' | n | n is \"2\", but must be a whole number from 1 to 128",
                "'n': 33, 'use_beam_search': true | n | n is 33, but must be 1 to 32",
                "'use_beam_search': 1 | use_beam_search | use_beam_search is 1, but must be true or false",
                "'length_penalty': '1' | length_penalty | length_penalty is \"1\", but must be a number",
                "'use_beam_search': true, 'length_penalty': 11 | length_penalty"
                        + " | length_penalty is 11.0, but must be -10 to 10",
            })
    void namesFieldValueAndRange(String fields, String parameter, String message) {
        TesseraException refused = catchThrowableOfType(TesseraException.class, () -> read("{%s}".formatted(fields)));

        assertThat(refused).hasMessage(message);
        assertThat(refused.code()).isEqualTo(INVALID_REQUEST);
        assertThat(refused.parameter()).contains(parameter);
    }

    @Test
    void holdsTheNumberAgainstTheLimitThatIsConfigured() {
        TesseraException refused = catchThrowableOfType(
                TesseraException.class,
                () -> new ChoicesReader(TestingConfigs.tight()).read(body("{'n': 3}"), SamplingParameters.builder()));

        assertThat(refused).hasMessage("n is 3, but must be 1 to 2");
    }

    private static SamplingParameters read(String text) {
        SamplingParameters.Builder sampling = SamplingParameters.builder();
        new ChoicesReader(TestingConfigs.defaults()).read(body(text), sampling);
        return SamplingReader.build(sampling);
    }
}
