package dev.tessera.platform.tokenizer;

import static dev.tessera.platform.tokenizer.TestingTokenizers.BEGIN;
import static dev.tessera.platform.tokenizer.TestingTokenizers.END;
import static dev.tessera.platform.tokenizer.TestingTokenizers.SPACE_A;
import static dev.tessera.platform.tokenizer.TestingTokenizers.byteToken;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.spi.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class IncrementalDecoderTest {
    private static final String REPLACEMENT = "\uFFFD";

    @TempDir
    private static Path directory;

    private static Tokenizer bytes;
    private static Tokenizer byteFallback;

    @BeforeAll
    static void load() {
        bytes = TestingTokenizers.ofBytes();
        byteFallback = TestingTokenizers.withByteFallback(directory);
    }

    @AfterAll
    static void close() {
        bytes.close();
        byteFallback.close();
    }

    @ParameterizedTest
    @MethodSource("dev.tessera.platform.tokenizer.TokenizerTest#goldens")
    void incrementsMakeUpTheText(String family, JsonObject golden) {
        try (Tokenizer tokenizer = TestingTokenizers.ofGoldens(family)) {
            List<String> increments = decode(tokenizer, golden.integers("ids"));
            assertThat(String.join("", increments)).isEqualTo(golden.string("decode_skip_special"));
            assertThat(increments).allSatisfy(IncrementalDecoderTest::assertWhole);
        }
    }

    @Test
    void holdsACharacterBackUntilItIsComplete() {
        List<Integer> tokens = List.of(SPACE_A, byteToken(0xF0), byteToken(0x9F), byteToken(0x99), byteToken(0x82));
        assertThat(decode(byteFallback, tokens)).containsExactly("a", "", "", "", "🙂", "");
    }

    @Test
    void keepsTheSpaceThatATokenByItselfLacks() {
        assertThat(byteFallback.decode(List.of(SPACE_A), true)).isEqualTo("a");
        assertThat(decode(byteFallback, List.of(SPACE_A, SPACE_A, SPACE_A))).containsExactly("a", " a", " a", "");
    }

    @Test
    void specialTokensHaveNoText() {
        assertThat(decode(byteFallback, List.of(BEGIN, SPACE_A, END, SPACE_A))).containsExactly("", "a", "", " a", "");
    }

    @Test
    void tellsOfACharacterThatNeverCameToItsEnd() {
        assertThat(decode(byteFallback, List.of(SPACE_A, byteToken(0xF0), byteToken(0x9F))))
                .containsExactly("a", "", "", REPLACEMENT + REPLACEMENT);
    }

    @Test
    void doesNotHoldBytesThatAreNoTextForever() {
        List<String> increments = decode(byteFallback, Collections.nCopies(20, byteToken(0x80)));
        assertThat(increments.subList(0, 16)).containsOnly("");
        // the last four may yet be a character
        assertThat(increments.get(16)).isEqualTo(REPLACEMENT.repeat(13));
        assertThat(String.join("", increments)).isEqualTo(REPLACEMENT.repeat(20));
    }

    @Test
    void passesOnAReplacementCharacterThatIsText() {
        String text = "a" + REPLACEMENT + "b" + REPLACEMENT;
        assertThat(String.join("", decode(bytes, bytes.encode(text, false)))).isEqualTo(text);
    }

    /** What each token gives, and last what was left. */
    private static List<String> decode(Tokenizer tokenizer, List<Integer> tokenIds) {
        IncrementalDecoder decoder = new IncrementalDecoder(tokenizer, true);
        List<String> increments = new ArrayList<>();
        tokenIds.forEach(tokenId -> increments.add(decoder.add(tokenId)));
        increments.add(decoder.finish());
        return increments;
    }

    private static void assertWhole(String increment) {
        assertThat(increment).doesNotContain(REPLACEMENT);
        if (!increment.isEmpty()) {
            assertThat(Character.isLowSurrogate(increment.charAt(0))).isFalse();
            assertThat(Character.isHighSurrogate(increment.charAt(increment.length() - 1)))
                    .isFalse();
        }
    }
}
