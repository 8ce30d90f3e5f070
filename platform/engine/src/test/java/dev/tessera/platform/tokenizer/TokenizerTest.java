package dev.tessera.platform.tokenizer;

import static dev.tessera.spi.error.StandardErrors.INVALID_CHECKPOINT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.json.JsonObject;
import dev.tessera.testkit.goldens.Goldens;
import dev.tessera.testkit.json.JsonFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class TokenizerTest {
    private static Tokenizer tokenizer;

    @TempDir
    private Path directory;

    @BeforeAll
    static void load() {
        tokenizer = TestingTokenizers.ofBytes();
    }

    @AfterAll
    static void close() {
        tokenizer.close();
    }

    static Stream<Arguments> goldens() {
        return Stream.of("llava-onevision", "phi-3.5-vision", "qwen2-vl", "ultravox")
                .flatMap(family ->
                        JsonFile.readAll(Goldens.locate().family(family).file("tokenizer_goldens.json")).stream()
                                .map(golden -> Arguments.of(family, golden)));
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void givesTheReferencesTokensAndText(String family, JsonObject golden) {
        String text = golden.string("text");
        List<Integer> tokenIds = golden.integers("ids");
        try (Tokenizer ofFamily = TestingTokenizers.ofGoldens(family)) {
            assertThat(ofFamily.encode(text, false)).isEqualTo(tokenIds);
            assertThat(ofFamily.encode(text, true)).isEqualTo(golden.integers("ids_with_special"));
            assertThat(ofFamily.decode(tokenIds, true)).isEqualTo(golden.string("decode_skip_special"));
            assertThat(ofFamily.decode(tokenIds, false)).isEqualTo(golden.string("decode_keep_special"));
        }
    }

    @Test
    void addsSpecialTokensWhereAsked() {
        try (Tokenizer sentencePieces = TestingTokenizers.withByteFallback(directory)) {
            int a = TestingTokenizers.SPACE_A;
            assertThat(sentencePieces.encode("a a", false)).containsExactly(a, a);
            assertThat(sentencePieces.encode("a a", true)).containsExactly(TestingTokenizers.BEGIN, a, a);
            assertThat(sentencePieces.encode("</s>", false)).containsExactly(TestingTokenizers.END);
            assertThat(sentencePieces.decode(List.of(TestingTokenizers.BEGIN, a, a), true))
                    .isEqualTo("a a");
            assertThat(sentencePieces.decode(List.of(TestingTokenizers.BEGIN, a), false))
                    .startsWith("<s>");
        }
    }

    @Test
    void spellsTokensAsTheVocabularyDoes() {
        assertThat(tokenizer.encode(" a", false).stream().map(tokenizer::piece)).containsExactly(Optional.of("Ġa"));
        assertThat(tokenizer.piece(-1)).isEmpty();
        assertThat(tokenizer.isSpecial(700)).isTrue();
        assertThat(tokenizer.piece(700)).contains("<|endoftext|>");
        assertThat(tokenizer.isSpecial(0)).isFalse();
        try (Tokenizer sentencePieces = TestingTokenizers.withByteFallback(directory)) {
            assertThat(sentencePieces.piece(TestingTokenizers.SPACE_A)).contains("▁a");
            assertThat(sentencePieces.piece(TestingTokenizers.byteToken(10))).contains("<0x0A>");
        }
    }

    @Test
    void readsAVocabularyThatIsAList() throws IOException {
        Path file = Files.writeString(directory.resolve("tokenizer.json"), """
                {"version": "1.0", "added_tokens": [], "model": {"type": "Unigram", "unk_id": 0,
                 "vocab": [["<unk>", 0.0], ["a", -1.5]]}}
                """);
        try (Tokenizer unigrams = Tokenizer.load(file)) {
            assertThat(unigrams.piece(1)).contains("a");
            assertThat(unigrams.piece(2)).isEmpty();
        }
    }

    @Test
    void neitherCutsNorFillsLongTexts() {
        String text = "a ".repeat(20_000);
        assertThat(tokenizer.decode(tokenizer.encode(text, true), true)).isEqualTo(text);
    }

    @Test
    void replacesBytesThatAreNoText() {
        List<Integer> smile = tokenizer.encode("🙂", false);
        assertThat(smile).hasSizeGreaterThan(1);
        assertThat(tokenizer.decode(smile.subList(0, 1), true)).isEqualTo("\uFFFD");
    }

    @Test
    void refusesAFileThatIsNoTokenizer() throws IOException {
        Path file = Files.writeString(directory.resolve("tokenizer.json"), "{}");
        TesseraException exception = catchThrowableOfType(TesseraException.class, () -> Tokenizer.load(file));
        assertThat(exception).hasMessage("tokenizer.json cannot be read as a tokenizer");
        assertThat(exception.code()).isEqualTo(INVALID_CHECKPOINT);
    }
}
