package dev.tessera.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.platform.tokenizer.TestingTokenizers;
import dev.tessera.platform.tokenizer.Tokenizer;
import dev.tessera.spi.generation.SamplingParameters;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class AnswerTextTest {
    private static Tokenizer tokenizer;

    @BeforeAll
    static void load() {
        tokenizer = TestingTokenizers.ofBytes();
    }

    @AfterAll
    static void close() {
        tokenizer.close();
    }

    @Test
    void passesTextOnWhereNothingStopsIt() {
        AnswerText answer = answer();
        assertThat(letters(answer, "abc")).containsExactly("a", "b", "c");
        assertThat(answer.finish()).isEmpty();
        assertThat(answer.stop()).isEmpty();
    }

    @Test
    void endsBeforeAStopTextThatSpansTokens() {
        AnswerText answer = answer("END");
        assertThat(letters(answer, "abEND")).containsExactly("a", "b", "", "", "");
        assertThat(answer.stop()).contains("END");
        assertThat(answer.finish()).isEmpty();
    }

    @Test
    void endsBeforeAStopTextWithinAToken() {
        AnswerText answer = answer("rl");
        assertThat(answer.add(worldToken())).isEqualTo(" wo");
        assertThat(answer.stop()).contains("rl");
    }

    @Test
    void releasesTextThatDidNotBecomeAStopText() {
        AnswerText answer = answer("END");
        assertThat(letters(answer, "aENx")).containsExactly("a", "", "", "ENx");
        assertThat(answer.stop()).isEmpty();
    }

    @Test
    void holdsNoMoreThanMayBecomeAStopText() {
        AnswerText answer = answer("aab");
        assertThat(letters(answer, "aaaab")).containsExactly("", "", "a", "a", "");
        assertThat(answer.stop()).contains("aab");
    }

    @Test
    void holdsTheLongestOfOverlappingBeginnings() {
        AnswerText answer = answer("bc!", "abcd");
        assertThat(letters(answer, "xabc")).containsExactly("x", "", "", "");
        assertThat(letters(answer, "!")).containsExactly("a");
        assertThat(answer.stop()).contains("bc!");
    }

    @Test
    void takesTheStopTextThatIsCompleteFirst() {
        AnswerText answer = answer("abc", "ab");
        assertThat(letters(answer, "ab")).containsExactly("", "");
        assertThat(answer.stop()).contains("ab");
    }

    @Test
    void takesTheStopTextThatStandsFirst() {
        AnswerText answer = answer("ld", "or");
        assertThat(answer.add(worldToken())).isEqualTo(" w");
        assertThat(answer.stop()).contains("or");
    }

    @Test
    void releasesWhatWasHeldWhenNoMoreTokensCome() {
        AnswerText answer = answer("END");
        assertThat(letters(answer, "aEN")).containsExactly("a", "", "");
        assertThat(answer.finish()).isEqualTo("EN");
        assertThat(answer.stop()).isEmpty();
    }

    @Test
    void stopsAtCharactersOfSeveralTokens() {
        AnswerText answer = answer("🙂");
        StringBuilder text = new StringBuilder();
        tokenizer.encode("a🙂", false).forEach(token -> text.append(answer.add(token)));
        assertThat(text).hasToString("a");
        assertThat(answer.stop()).contains("🙂");
    }

    private static AnswerText answer(String... stopTexts) {
        return new AnswerText(
                tokenizer, SamplingParameters.builder().stop(List.of(stopTexts)).build());
    }

    /** Adds a token for each letter. */
    private static List<String> letters(AnswerText answer, String letters) {
        return letters.codePoints()
                .mapToObj(Character::toString)
                .map(letter -> answer.add(tokenizer.encode(letter, false).getFirst()))
                .toList();
    }

    /** A token of several letters. */
    private static int worldToken() {
        int token = tokenizer.encode("Hello world", false).getLast();
        assertThat(tokenizer.decode(List.of(token), true)).isEqualTo(" world");
        return token;
    }
}
