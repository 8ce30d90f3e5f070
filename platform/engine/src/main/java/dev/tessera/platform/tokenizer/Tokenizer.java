package dev.tessera.platform.tokenizer;

import static dev.tessera.spi.error.StandardErrors.INVALID_CHECKPOINT;
import static java.util.Objects.requireNonNull;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import dev.tessera.spi.error.TesseraException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A checkpoint's {@code tokenizer.json}, run by the Hugging Face tokenizers library. Thread-safe. */
public final class Tokenizer implements AutoCloseable {
    private final HuggingFaceTokenizer tokenizer;
    private final Vocabulary vocabulary;

    private Tokenizer(HuggingFaceTokenizer tokenizer, Vocabulary vocabulary) {
        this.tokenizer = requireNonNull(tokenizer, "tokenizer is null");
        this.vocabulary = requireNonNull(vocabulary, "vocabulary is null");
    }

    /**
     * Loads a tokenizer.
     *
     * @throws TesseraException INVALID_CHECKPOINT where the library cannot read the file
     */
    public static Tokenizer load(Path file) {
        try {
            // first, for what the library opens would have to be closed
            Vocabulary vocabulary = Vocabulary.read(file);
            return new Tokenizer(
                    HuggingFaceTokenizer.builder()
                            .optTokenizerPath(file)
                            .optTruncation(false)
                            .optPadding(false)
                            .build(),
                    vocabulary);
        } catch (IOException | RuntimeException e) {
            throw new TesseraException(
                    INVALID_CHECKPOINT, "%s cannot be read as a tokenizer".formatted(file.getFileName()), e);
        }
    }

    /**
     * Turns text into tokens. Special tokens that stand in the text become single tokens.
     *
     * @param addSpecialTokens whether the tokenizer puts its own, such as a beginning-of-sequence token, round the text
     */
    public List<Integer> encode(String text, boolean addSpecialTokens) {
        return Arrays.stream(tokenizer.encode(text, addSpecialTokens, false).getIds())
                .mapToInt(Math::toIntExact)
                .boxed()
                .toList();
    }

    /** Turns tokens into text. Bytes that are not UTF-8 become U+FFFD. */
    public String decode(List<Integer> tokenIds, boolean skipSpecialTokens) {
        return tokenizer.decode(tokenIds.stream().mapToLong(Integer::longValue).toArray(), skipSpecialTokens);
    }

    /** How the vocabulary spells a token; nothing where there is no such token. */
    public Optional<String> piece(int tokenId) {
        return vocabulary.piece(tokenId);
    }

    /** Whether a token is special, and may be left out of texts. */
    public boolean isSpecial(int tokenId) {
        return vocabulary.isSpecial(tokenId);
    }

    @Override
    public void close() {
        tokenizer.close();
    }
}
