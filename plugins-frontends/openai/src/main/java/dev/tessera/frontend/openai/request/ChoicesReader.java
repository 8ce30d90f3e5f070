package dev.tessera.frontend.openai.request;

import dev.tessera.frontend.openai.config.RequestLimits;
import dev.tessera.frontend.openai.json.RequestObject;
import dev.tessera.frontend.openai.json.RequestValue;
import dev.tessera.spi.generation.SamplingParameters;
import java.util.Set;

/**
 * Reads how many answers a prompt has, and how they are found: {@code n}, and vLLM's {@code use_beam_search}, which pursues as
 * many beginnings as there are answers, with its {@code length_penalty}.
 */
public final class ChoicesReader {
    /** The fields that are read. */
    public static final Set<String> FIELDS = Set.of("n", "use_beam_search", "length_penalty");

    private final int maxChoices;

    public ChoicesReader(RequestLimits limits) {
        maxChoices = limits.maxChoices();
    }

    public void read(RequestObject body, SamplingParameters.Builder sampling) {
        int choices = body.find("n").map(n -> n.integer(1, maxChoices)).orElse(1);
        sampling.n(choices);
        body.find("length_penalty").map(RequestValue::number).ifPresent(sampling::lengthPenalty);
        if (body.flag("use_beam_search", false)) {
            sampling.beamWidth(choices);
        }
    }
}
