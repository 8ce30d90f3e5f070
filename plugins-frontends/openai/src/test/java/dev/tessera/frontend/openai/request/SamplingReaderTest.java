package dev.tessera.frontend.openai.request;

import static dev.tessera.frontend.openai.json.TestingBodies.body;
import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.generation.SamplingParameters;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SamplingReaderTest {
    @Test
    void leavesOpenWhatIsNotGiven() {
        SamplingParameters open = SamplingParameters.builder().build();

        assertThat(read("{}")).isEqualTo(open);
        assertThat(read("""
                                {'max_tokens': null, 'min_tokens': null, 'temperature': null, 'top_p': null, 'top_k': null,
                                 'min_p': null, 'repetition_penalty': null, 'presence_penalty': null,
                                 'frequency_penalty': null, 'seed': null, 'stop': null, 'stop_token_ids': null,
                                 'ignore_eos': null, 'include_stop_str_in_output': null, 'skip_special_tokens': null,
                                 'logit_bias': null, 'bad_words': null, 'allowed_token_ids': null}
                                """)).isEqualTo(open);
    }

    static Stream<Arguments> fields() {
        return Stream.of(
                Arguments.of("'max_tokens': 1", SamplingParameters.builder().maxTokens(1)),
                Arguments.of("'min_tokens': 3", SamplingParameters.builder().minTokens(3)),
                Arguments.of("'temperature': 0", SamplingParameters.builder().temperature(0)),
                Arguments.of("'temperature': 1.5", SamplingParameters.builder().temperature(1.5)),
                Arguments.of("'top_p': 1", SamplingParameters.builder().topP(1)),
                Arguments.of("'top_k': 40", SamplingParameters.builder().topK(40)),
                Arguments.of("'top_k': 0", SamplingParameters.builder().topK(0)),
                Arguments.of("'top_k': -1", SamplingParameters.builder().topK(0)),
                Arguments.of("'min_p': 0.05", SamplingParameters.builder().minP(0.05)),
                Arguments.of(
                        "'repetition_penalty': 1.1",
                        SamplingParameters.builder().repetitionPenalty(1.1)),
                Arguments.of(
                        "'presence_penalty': -2", SamplingParameters.builder().presencePenalty(-2)),
                Arguments.of(
                        "'frequency_penalty': 2", SamplingParameters.builder().frequencyPenalty(2)),
                Arguments.of(
                        "'seed': 9223372036854775807",
                        SamplingParameters.builder().seed(Long.MAX_VALUE)),
                Arguments.of("'seed': -2", SamplingParameters.builder().seed(-2)),
                Arguments.of("'seed': -1", SamplingParameters.builder()),
                Arguments.of("'stop': 'a'", SamplingParameters.builder().stop(List.of("a"))),
                Arguments.of("'stop': ['b', 'a']", SamplingParameters.builder().stop(List.of("b", "a"))),
                Arguments.of("'stop': []", SamplingParameters.builder()),
                Arguments.of(
                        "'stop_token_ids': [7, 0, 7]",
                        SamplingParameters.builder().stopTokenIds(Set.of(0, 7))),
                Arguments.of("'ignore_eos': true", SamplingParameters.builder().ignoreEos(true)),
                Arguments.of(
                        "'include_stop_str_in_output': true",
                        SamplingParameters.builder().includeStopText(true)),
                Arguments.of(
                        "'skip_special_tokens': false",
                        SamplingParameters.builder().skipSpecialTokens(false)),
                Arguments.of(
                        "'logit_bias': {'50256': -100, '7': 0.5, '8': null}",
                        SamplingParameters.builder().logitBias(Map.of(50_256, -100.0, 7, 0.5))),
                Arguments.of("'logit_bias': {}", SamplingParameters.builder()),
                Arguments.of(
                        "'bad_words': ['a b']", SamplingParameters.builder().badWords(List.of("a b"))),
                Arguments.of("'bad_words': []", SamplingParameters.builder()),
                Arguments.of(
                        "'allowed_token_ids': [3, 1]",
                        SamplingParameters.builder().allowedTokenIds(Set.of(1, 3))));
    }

    @ParameterizedTest
    @MethodSource("fields")
    void readsEachField(String field, SamplingParameters.Builder expected) {
        assertThat(read("{%s}".formatted(field))).isEqualTo(expected.build());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "max_tokens | 0 | max_tokens is 0, but must be at least 1",
                "max_tokens | -1 | max_tokens is -1, but must be at least 1",
                "max_tokens | 1000000000000 | max_tokens is 1000000000000, but must be 1 to 2147483647",
                "max_tokens | true | max_tokens is true, but must be a whole number of at least 1",
                "min_tokens | -1 | min_tokens is -1, but must be at least 0",
                "temperature | -0.1 | temperature is -0.1, but must be 0 to 100",
                "temperature | 101 | temperature is 101.0, but must be 0 to 100",
                "top_p | 0 | top_p is 0.0, but must be above 0 and at most 1",
                "top_p | 1.1 | top_p is 1.1, but must be above 0 and at most 1",
                "top_k | -2 | top_k is -2, but must be at least -1",
                "min_p | -1 | min_p is -1.0, but must be 0 to 1",
                "min_p | 1.5 | min_p is 1.5, but must be 0 to 1",
                "repetition_penalty | 0 | repetition_penalty is 0.0, but must be above 0 and at most 100",
                "presence_penalty | 2.5 | presence_penalty is 2.5, but must be -2 to 2",
                "frequency_penalty | -3 | frequency_penalty is -3.0, but must be -2 to 2",
                "stop | '' | stop is \"\", but must be not empty",
                "stop | ['a', ''] | stop is \"\", but must be not empty",
                "stop | 5 | stop is 5, but must be a string or a list of strings",
                "stop | ['a', 5] | stop[1] is 5, but must be a string",
                "stop | [null] | stop[0] is null, but must be a string",
                "stop_token_ids | 5 | stop_token_ids is 5, but must be a list",
                "stop_token_ids | [0, -1] | stop_token_ids[1] is -1, but must be at least 0",
                "logit_bias | [1] | logit_bias is a list, but must be an object",
                "logit_bias | {'a': 1} | logit_bias has the name \"a\", but names must be token ids",
                "logit_bias | {'a': 1, '1': 1, 'b': 1} | logit_bias has the names \"a\", \"b\", but names must be token ids",
                "logit_bias | {'a': 1, 'b': 1, 'c': 1, 'd': 1, 'e': 1, 'f': 1, 'g': 1, 'h': 1, 'i': 1, 'j': 1} | logit_bias has"
                        + " the names \"a\", \"b\", \"c\", \"d\", \"e\", \"f\", \"g\", \"h\" and 2 more, but names must be token ids",
                "logit_bias | {'-1': 1} | logit_bias has the name \"-1\", but names must be token ids",
                "logit_bias | {'1': 101} | logit_bias is 101.0, but must be -100 to 100",
                "bad_words | 'a' | bad_words is \"a\", but must be a list",
                "bad_words | [''] | bad_words is \"\", but must be not empty",
                "allowed_token_ids | [] | allowed_token_ids is empty, so that no token could be chosen",
                "allowed_token_ids | [-1] | allowed_token_ids[0] is -1, but must be at least 0",
                "seed | 9223372036854775808 | seed is 9223372036854775808, but must be"
                        + " -9223372036854775808 to 9223372036854775807",
            })
    void namesFieldValueAndRange(String field, String value, String message) {
        TesseraException refused =
                catchThrowableOfType(TesseraException.class, () -> read("{'%s': %s}".formatted(field, value)));

        assertThat(refused).hasMessage(message);
        assertThat(refused.code()).isEqualTo(INVALID_REQUEST);
        assertThat(refused.parameter()).contains(field);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "max_tokens",
                "min_tokens",
                "temperature",
                "top_p",
                "top_k",
                "min_p",
                "repetition_penalty",
                "presence_penalty",
                "frequency_penalty",
                "seed",
                "stop_token_ids",
                "ignore_eos",
                "include_stop_str_in_output",
                "skip_special_tokens",
                "logit_bias",
                "bad_words",
                "allowed_token_ids"
            })
    void convertsNoStrings(String field) {
        TesseraException refused =
                catchThrowableOfType(TesseraException.class, () -> read("{'%s': '1'}".formatted(field)));

        assertThat(refused).hasMessageStartingWith("%s is \"1\", but must be ".formatted(field));
        assertThat(refused.parameter()).contains(field);
    }

    @Test
    void holdsTheFewestTokensAgainstTheMost() {
        TesseraException refused =
                catchThrowableOfType(TesseraException.class, () -> read("{'max_tokens': 3, 'min_tokens': 4}"));

        assertThat(refused).hasMessage("min_tokens is 4, but must be at most max_tokens 3");
        assertThat(refused.parameter()).contains("min_tokens");
    }

    @Test
    void limitsHowManyTextsAndTokensStop() {
        List<String> texts = IntStream.range(0, SamplingParameters.MAX_STOPS)
                .mapToObj("'%d'"::formatted)
                .toList();
        List<Integer> ids =
                IntStream.rangeClosed(0, SamplingParameters.MAX_STOPS).boxed().toList();

        assertThat(read("{'stop': %s}".formatted(texts)).stop()).hasSize(256);
        assertThat(catchThrowableOfType(TesseraException.class, () -> read("{'stop_token_ids': %s}".formatted(ids))))
                .hasMessage("stop_token_ids has 257 elements, but at most 256 are allowed");
    }

    private static SamplingParameters read(String text) {
        return SamplingReader.build(SamplingReader.read(body(text)));
    }
}
