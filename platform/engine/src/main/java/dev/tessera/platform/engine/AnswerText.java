package dev.tessera.platform.engine;

import dev.tessera.platform.tokenizer.IncrementalDecoder;
import dev.tessera.platform.tokenizer.TokenTexts;
import dev.tessera.platform.tokenizer.Tokenizer;
import dev.tessera.spi.generation.SamplingParameters;
import java.util.Optional;

/**
 * The text of an answer as its tokens come. Text that may be the beginning of a stop text is held back, and the answer ends at
 * the first stop text. As in vLLM, a stop text counts only after the least number of tokens. Of one sequence, used by one thread.
 */
final class AnswerText {
    private final IncrementalDecoder decoder;
    private final TokenTexts tokenTexts;
    private final StopTexts stopTexts;
    private final boolean showsEnd;
    private final int minTokens;
    private int tokens;

    AnswerText(Tokenizer tokenizer, SamplingParameters sampling) {
        this.decoder = new IncrementalDecoder(tokenizer, sampling.skipSpecialTokens());
        this.tokenTexts = new TokenTexts(tokenizer, sampling.skipSpecialTokens());
        this.stopTexts = new StopTexts(sampling.stop(), sampling.includeStopText());
        this.showsEnd = sampling.includeStopText();
        this.minTokens = sampling.minTokens();
    }

    /** The stop text that has come, if one has; nothing is added afterwards. */
    Optional<String> stop() {
        return stopTexts.met();
    }

    /** The texts of its single tokens, which whoever wants to know them goes through beside it. */
    TokenTexts tokenTexts() {
        return tokenTexts;
    }

    /** What a token adds to the answer. */
    String add(int tokenId) {
        tokens++;
        return stopTexts.add(decoder.add(tokenId), tokens > minTokens);
    }

    /** What the token adds that ends the answer, which is nothing unless the request wants to see it. */
    String end(int tokenId) {
        return showsEnd ? stopTexts.add(decoder.add(tokenId), false) : "";
    }

    /** What is left when no more tokens come. */
    String finish() {
        if (stopTexts.met().isPresent()) {
            return "";
        }
        String last = stopTexts.add(decoder.finish(), tokens > minTokens);
        return last + stopTexts.finish();
    }
}
