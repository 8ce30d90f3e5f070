package dev.tessera.frontend.openai.request;

import dev.tessera.frontend.openai.json.RequestObject;
import dev.tessera.frontend.openai.json.RequestValue;
import dev.tessera.spi.generation.PromptTruncation;
import dev.tessera.spi.generation.PromptTruncation.Side;
import dev.tessera.spi.generation.SamplingParameters;
import java.util.Optional;
import java.util.Set;

/** Reads vLLM's {@code truncate_prompt_tokens}, and {@code truncation_side}, the side from which a prompt is cut. */
public final class TruncationReader {
    private static final String TOKENS = "truncate_prompt_tokens";

    /** The fields that are read, and nowhere else. */
    public static final Set<String> FIELDS = Set.of(TOKENS);

    /** As much as there is room for. */
    private static final int ALL = -1;

    private TruncationReader() {}

    /** Reads them; a side that is neither left nor right must have been refused. */
    public static void read(RequestObject body, SamplingParameters.Builder sampling) {
        body.find(TOKENS).map(TruncationReader::tokens).ifPresent(tokens -> {
            Side kept = body.find("truncation_side")
                            .map(RequestValue::text)
                            .orElse("left")
                            .equals("left")
                    ? Side.END
                    : Side.BEGINNING;
            sampling.truncation(new PromptTruncation(Optional.of(tokens).filter(count -> count != ALL), kept));
        });
    }

    private static int tokens(RequestValue value) {
        int tokens = value.atLeast(ALL);
        if (tokens == 0) {
            throw value.mustBe("-1 or at least 1");
        }
        return tokens;
    }
}
