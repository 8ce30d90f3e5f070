package dev.tessera.frontend.openai.completion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.frontend.openai.answer.AnsweredPrompt;
import dev.tessera.frontend.openai.answer.TokenNames;
import dev.tessera.spi.generation.GenerationEvent.PromptLogprobs;
import dev.tessera.spi.generation.GenerationEvent.Started;
import dev.tessera.spi.generation.GenerationEvent.Token;
import dev.tessera.spi.generation.TokenLogprobs;
import dev.tessera.spi.generation.TokenLogprobs.Candidate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class TextLogprobsTest {
    private static final TokenLogprobs KNOWN =
            new TokenLogprobs(new Candidate(7, "ab", -3), 9, List.of(new Candidate(8, "c", -1)));

    @Test
    void nameTheChosenTokenAfterThoseThatAreLikelier() {
        TextLogprobs logprobs = TextLogprobs.of(generated(KNOWN), TokenNames.TEXTS, 0);

        assertThat(logprobs.tokens()).containsExactly("ab");
        assertThat(logprobs.tokenLogprobs()).containsExactly(Optional.of(-3.0));
        assertThat(logprobs.topLogprobs()).containsExactly(Optional.of(Map.of("c", -1.0, "ab", -3.0)));
        assertThat(logprobs.topLogprobs().getFirst().orElseThrow().keySet()).containsExactly("c", "ab");
    }

    @Test
    void nameTokensByTheirIdsWhereThatIsWanted() {
        TextLogprobs logprobs = TextLogprobs.of(generated(KNOWN), TokenNames.IDS, 0);

        assertThat(logprobs.tokens()).containsExactly("token_id:7");
        assertThat(logprobs.topLogprobs().getFirst().orElseThrow().keySet())
                .containsExactly("token_id:8", "token_id:7");
    }

    @Test
    void haveTheLikeliestOfTokensWithOneName() {
        TokenLogprobs twice = new TokenLogprobs(
                new Candidate(7, "a", -3), List.of(new Candidate(8, "a", -1), new Candidate(9, "a", -2)));

        assertThat(TextLogprobs.of(generated(twice), TokenNames.TEXTS, 0).topLogprobs())
                .containsExactly(Optional.of(Map.of("a", -1.0)));
    }

    @Test
    void areNeverInfinite() {
        TokenLogprobs impossible = new TokenLogprobs(new Candidate(7, "a", Double.NEGATIVE_INFINITY), List.of());

        TextLogprobs logprobs = TextLogprobs.of(generated(impossible), TokenNames.TEXTS, 0);

        assertThat(logprobs.tokenLogprobs()).containsExactly(Optional.of(-9999.0));
        assertThat(logprobs.topLogprobs()).containsExactly(Optional.of(Map.of("a", -9999.0)));
    }

    @Test
    void countCharactersAndNotSurrogates() {
        TokenLogprobs smile = new TokenLogprobs(new Candidate(8, "\ud83d\ude00", -1), List.of());

        assertThat(TextLogprobs.of(generated(KNOWN, smile, KNOWN), TokenNames.TEXTS, 4)
                        .textOffset())
                .containsExactly(4, 6, 7);
    }

    @Test
    void nameTheFirstTokenOfAPromptByItsOwnTextAndSayNothingElseOfIt() {
        // a token of a prompt need not stand in its text, nor be as long by itself as in it
        AnsweredPrompt prompt = AnsweredPrompt.of(new Started("\u00e9", List.of(5, 7)))
                .with(new PromptLogprobs(List.of(Optional.empty(), Optional.of(KNOWN))));

        TextLogprobs logprobs =
                TextLogprobs.of(LikelyPosition.of(prompt, ids -> "text of %s".formatted(ids)), TokenNames.TEXTS, 0);

        assertThat(logprobs.tokens()).containsExactly("text of [5]", "ab");
        assertThat(logprobs.textOffset()).containsExactly(0, 11);
        assertThat(logprobs.tokenLogprobs()).containsExactly(Optional.empty(), Optional.of(-3.0));
        assertThat(logprobs.topLogprobs().getFirst()).isEmpty();
    }

    @Test
    void giveSpecialTokensThatTheTextLeavesOutNoRoomInIt() {
        TokenLogprobs end = new TokenLogprobs(new Candidate(2, "</s>", List.of(), true, -1), List.of());

        assertThat(TextLogprobs.of(generated(true, KNOWN, end, KNOWN), TokenNames.TEXTS, 0)
                        .textOffset())
                .containsExactly(0, 2, 2);
        assertThat(TextLogprobs.of(generated(false, KNOWN, end, KNOWN), TokenNames.TEXTS, 0)
                        .textOffset())
                .containsExactly(0, 2, 6);
    }

    private static List<LikelyPosition> generated(TokenLogprobs... logprobs) {
        return generated(true, logprobs);
    }

    private static List<LikelyPosition> generated(boolean skipSpecialTokens, TokenLogprobs... logprobs) {
        return LikelyPosition.of(
                List.of(logprobs).stream()
                        .map(known ->
                                new Token(0, known.chosen().id(), known.chosen().text(), Optional.of(known)))
                        .toList(),
                skipSpecialTokens);
    }
}
