package dev.tessera.platform.tokenizer;

import static dev.tessera.platform.tokenizer.TestingTokenizers.BEGIN;
import static dev.tessera.platform.tokenizer.TestingTokenizers.END;
import static dev.tessera.platform.tokenizer.TestingTokenizers.SPACE_A;
import static dev.tessera.platform.tokenizer.TestingTokenizers.byteToken;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.spi.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class TokenTextsTest {
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
    void makeUpTheText(String family, JsonObject golden) {
        try (Tokenizer tokenizer = TestingTokenizers.ofGoldens(family)) {
            List<Integer> tokenIds = golden.integers("ids_with_special");
            List<TokenText> texts = texts(tokenizer, tokenIds);
            List<TokenText> ordinary =
                    texts.stream().filter(text -> !text.special()).toList();
            String expected = golden.string("decode_skip_special");
            assertThat(ordinary.stream().map(TokenText::text).collect(joining()))
                    .isEqualTo(expected)
                    .doesNotContain("\uFFFD");
            assertThat(joinedBytes(ordinary)).isEqualTo(expected);
            for (int before = 0; before < tokenIds.size(); before++) {
                // wherever a part of a prompt begins
                TokenTexts after = TokenTexts.after(tokenIds.subList(0, before), tokenizer, true);
                assertThat(after.peek(tokenIds.get(before))).isEqualTo(texts.get(before));
                assertThat(after.add(tokenIds.get(before))).isEqualTo(texts.get(before));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("dev.tessera.platform.tokenizer.TokenizerTest#goldens")
    void makeUpTheTextWithItsSpecialTokens(String family, JsonObject golden) {
        try (Tokenizer tokenizer = TestingTokenizers.ofGoldens(family)) {
            TokenTexts texts = new TokenTexts(tokenizer, false);
            assertThat(golden.integers("ids").stream()
                            .map(tokenId -> texts.add(tokenId).text())
                            .collect(joining()))
                    .isEqualTo(golden.string("decode_keep_special"));
        }
    }

    @Test
    void giveACharacterToTheLastOfItsTokens() {
        List<Integer> smile = bytes.encode("🙂", false);
        assertThat(smile).hasSizeGreaterThan(1);
        List<TokenText> texts = texts(bytes, smile);
        assertThat(texts.subList(0, smile.size() - 1))
                .extracting(TokenText::text)
                .containsOnly("");
        assertThat(texts.getLast().text()).isEqualTo("🙂");
        assertThat(texts.getFirst().bytes()).startsWith(0xF0);
        assertThat(texts.getLast().bytes()).endsWith(0x82).hasSizeLessThan(4);

        assertThat(texts(byteFallback, List.of(SPACE_A, byteToken(0xC3), byteToken(0xA9), SPACE_A)))
                .containsExactly(
                        new TokenText("a", List.of(0x61), false),
                        new TokenText("", List.of(0xC3), false),
                        new TokenText("é", List.of(0xA9), false),
                        new TokenText(" a", List.of(0x20, 0x61), false));
    }

    @Test
    void tellWhatOtherTokensWouldAddInstead() {
        TokenTexts texts = new TokenTexts(byteFallback, true);
        texts.add(SPACE_A);
        texts.add(byteToken(0xC3));

        assertThat(texts.peek(byteToken(0xA8))).isEqualTo(new TokenText("è", List.of(0xA8), false));
        assertThat(texts.peek(byteToken(0xC3))).isEqualTo(new TokenText("", List.of(0xC3), false));
        // what never comes to its end is in the way of the text, but no byte of it
        assertThat(texts.peek(SPACE_A)).isEqualTo(new TokenText("\uFFFD a", List.of(0x20, 0x61), false));
        assertThat(texts.add(byteToken(0xA9)).text()).isEqualTo("é");
        assertThat(texts.peek(SPACE_A).text()).isEqualTo(" a");
    }

    @Test
    void tellWhatATokenWouldAddBehindBytesThatAreNoText() {
        TokenTexts texts = new TokenTexts(byteFallback, true);
        for (int token = 0; token < 20; token++) {
            TokenText peeked = texts.peek(byteToken(0x80));
            assertThat(texts.add(byteToken(0x80))).isEqualTo(peeked);
        }
    }

    @Test
    void nameSpecialTokens() {
        assertThat(texts(byteFallback, List.of(BEGIN, SPACE_A, END, SPACE_A)))
                .extracting(TokenText::text)
                .containsExactly("<s>", "a", "</s>", " a");
        assertThat(texts(byteFallback, List.of(BEGIN)).getFirst().special()).isTrue();
    }

    @Test
    void knowTheContextBehindAnyNumberOfSpecialTokens() {
        List<Integer> tokenIds = new ArrayList<>(List.of(SPACE_A));
        tokenIds.addAll(Collections.nCopies(40, END));
        assertThat(TokenTexts.after(tokenIds, byteFallback, true).peek(SPACE_A).text())
                .isEqualTo(" a");
        tokenIds.add(SPACE_A);
        assertThat(texts(byteFallback, tokenIds).getLast().text()).isEqualTo(" a");
    }

    @Test
    void countSpecialTokensAsTextWhereTheTextHasThem() {
        List<Integer> tokenIds = List.of(BEGIN, SPACE_A, END, SPACE_A);
        TokenTexts texts = new TokenTexts(byteFallback, false);
        List<TokenText> expected = tokenIds.stream().map(texts::add).toList();
        assertThat(expected.stream().map(TokenText::text).collect(joining()))
                .isEqualTo(byteFallback.decode(tokenIds, false))
                .isEqualTo("<s> a</s> a");
        for (int before = 1; before < tokenIds.size(); before++) {
            TokenTexts after = TokenTexts.after(tokenIds.subList(0, before), byteFallback, false);
            assertThat(after.add(tokenIds.get(before))).isEqualTo(expected.get(before));
        }
        assertThat(TokenTexts.after(List.of(BEGIN), byteFallback, true)
                        .peek(SPACE_A)
                        .text())
                .isEqualTo("a");
    }

    @Test
    void knowTheBytesOfAReplacementCharacterThatIsText() {
        String text = "a\uFFFDb";
        assertThat(joinedBytes(texts(bytes, bytes.encode(text, false)))).isEqualTo(text);
    }

    @Test
    void knowTheBytesOfATokenThatBeginsWithTheRestOfNoCharacter() {
        int restAndLetter = token("\u00A7a");
        TokenTexts texts = new TokenTexts(bytes, true);
        TokenText expected = new TokenText("\uFFFDa", List.of(0xA7, 0x61), false);

        assertThat(texts.peek(restAndLetter)).isEqualTo(expected);
        bytes.encode("Hello", false).forEach(texts::add);
        assertThat(texts.peek(restAndLetter)).isEqualTo(expected);
        assertThat(texts.add(restAndLetter)).isEqualTo(expected);
    }

    /** The token of {@link #bytes} that is spelled so. */
    private static int token(String piece) {
        return IntStream.range(0, 1_000_000)
                .filter(tokenId -> bytes.piece(tokenId).equals(Optional.of(piece)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void areEmptyWhereThereIsNoSuchToken() {
        assertThat(texts(bytes, List.of(-1, 1_000_000))).containsOnly(new TokenText("", List.of(), false));
    }

    private static List<TokenText> texts(Tokenizer tokenizer, List<Integer> tokenIds) {
        TokenTexts texts = new TokenTexts(tokenizer, true);
        return tokenIds.stream().map(texts::add).toList();
    }

    private static String joinedBytes(List<TokenText> texts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        texts.forEach(text -> text.bytes().forEach(joined::write));
        return joined.toString(UTF_8);
    }
}
