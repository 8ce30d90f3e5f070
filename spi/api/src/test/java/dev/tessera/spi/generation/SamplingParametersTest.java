package dev.tessera.spi.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class SamplingParametersTest {
    @Test
    void areOneOrdinaryAnswerByDefault() {
        SamplingParameters open = SamplingParameters.builder().build();

        assertThat(open.n()).isEqualTo(1);
        assertThat(open.skipSpecialTokens()).isTrue();
        assertThat(open.includeStopText()).isFalse();
        assertThat(open.promptLogprobs()).isEmpty();
        assertThat(open.beamSearch()).isEmpty();
        assertThat(open.truncation()).isEmpty();
        assertThat(open.constraints()).isEqualTo(new TokenConstraints(Map.of(), List.of(), Set.of()));
    }

    @Test
    void holdWhatIsSet() {
        SamplingParameters set = SamplingParameters.builder()
                .n(3)
                .includeStopText(true)
                .promptLogprobs(2)
                .logitBias(Map.of(5, -1.5))
                .badWords(List.of("cat"))
                .allowedTokenIds(Set.of(5, 7))
                .skipSpecialTokens(false)
                .beamWidth(4)
                .lengthPenalty(0.5)
                .build();

        assertThat(set.n()).isEqualTo(3);
        assertThat(set.includeStopText()).isTrue();
        assertThat(set.promptLogprobs()).contains(2);
        assertThat(set.constraints()).isEqualTo(new TokenConstraints(Map.of(5, -1.5), List.of("cat"), Set.of(5, 7)));
        assertThat(set.skipSpecialTokens()).isFalse();
        assertThat(set.beamSearch()).isEqualTo(Optional.of(new BeamSearch(4, 0.5)));
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                refused("n is 0, but must be 1 to 128", with -> with.n(0)),
                refused("n is 129, but must be 1 to 128", with -> with.n(129)),
                refused("prompt_logprobs is 21, but must be 0 to 20", with -> with.promptLogprobs(21)),
                refused("logprobs is -1, but must be 0 to 20", with -> with.logprobs(-1)),
                refused("logit_bias is 100.5, but must be -100 to 100", with -> with.logitBias(Map.of(1, 100.5))),
                refused("logit_bias is NaN, but must be -100 to 100", with -> with.logitBias(Map.of(1, Double.NaN))),
                refused(
                        "logit_bias is -1, but must be token ids of at least 0",
                        with -> with.logitBias(Map.of(-1, 1.0))),
                refused(
                        "logit_bias has 1025 elements, but at most 1024 are allowed",
                        with -> with.logitBias(ids(1025).stream().collect(Collectors.toMap(id -> id, id -> 1.0)))),
                refused("bad_words is \"\", but must be not empty", with -> with.badWords(List.of("a", ""))),
                refused(
                        "bad_words has 257 elements, but at most 256 are allowed",
                        with -> with.badWords(Collections.nCopies(257, "a"))),
                refused(
                        "bad_words has a text of 257 characters, but at most 256 are allowed",
                        with -> with.badWords(List.of("a".repeat(257)))),
                refused(
                        "stop has a text of 1025 characters, but at most 1024 are allowed",
                        with -> with.stop(List.of("a".repeat(1025)))),
                refused(
                        "stop has 257 elements, but at most 256 are allowed",
                        with -> with.stop(Collections.nCopies(257, "a"))),
                refused(
                        "stop_token_ids has 257 elements, but at most 256 are allowed",
                        with -> with.stopTokenIds(ids(257))),
                refused(
                        "allowed_token_ids is -1, but must be token ids of at least 0",
                        with -> with.allowedTokenIds(Set.of(-1))),
                refused(
                        "allowed_token_ids has 65537 elements, but at most 65536 are allowed",
                        with -> with.allowedTokenIds(ids(65_537))),
                refused("n is 33, but must be 1 to 32", with -> with.beamWidth(33)),
                refused(
                        "n is 3, but must be at most the width of the beam search, 2",
                        with -> with.n(3).beamWidth(2)),
                refused(
                        "length_penalty is 11.0, but must be -10 to 10",
                        with -> with.beamWidth(2).lengthPenalty(11)));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void nameFieldValueAndLimit(String message, UnaryOperator<SamplingParameters.Builder> change) {
        SamplingParameters.Builder changed = change.apply(SamplingParameters.builder());

        assertThatThrownBy(changed::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    private static Arguments refused(String message, UnaryOperator<SamplingParameters.Builder> change) {
        return Arguments.of(message, change);
    }

    private static Set<Integer> ids(int count) {
        return IntStream.range(0, count).boxed().collect(Collectors.toSet());
    }
}
