package dev.tessera.frontend.openai.completion;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.tessera.frontend.openai.answer.TokenNames;
import dev.tessera.frontend.openai.call.Caller;
import dev.tessera.frontend.openai.config.RequestLimits;
import dev.tessera.frontend.openai.json.RequestObject;
import dev.tessera.frontend.openai.json.RequestValue;
import dev.tessera.frontend.openai.request.ChoicesReader;
import dev.tessera.frontend.openai.request.LogprobFields;
import dev.tessera.frontend.openai.request.RequestContextReader;
import dev.tessera.frontend.openai.request.RequestId;
import dev.tessera.frontend.openai.request.SamplingReader;
import dev.tessera.frontend.openai.request.StreamOptions;
import dev.tessera.frontend.openai.request.TruncationReader;
import dev.tessera.frontend.openai.request.UnsupportedFields;
import dev.tessera.spi.generation.GenerationRequest;
import dev.tessera.spi.generation.RequestContext;
import dev.tessera.spi.generation.SamplingParameters;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads the body of a completion. */
final class CompletionRequestReader {
    /** OpenAI's, which is short, for nothing else may end the text. */
    private static final int DEFAULT_MAX_TOKENS = 16;

    private static final Set<String> OWN_FIELDS = Stream.of(
                    ChoicesReader.FIELDS,
                    LogprobFields.FIELDS,
                    TruncationReader.FIELDS,
                    Set.of("add_special_tokens", "best_of", "echo", PromptReader.EMBEDDINGS))
            .flatMap(Set::stream)
            .collect(toUnmodifiableSet());

    private final ChoicesReader choices;
    private final PromptReader prompts;

    CompletionRequestReader(RequestLimits limits) {
        choices = new ChoicesReader(limits);
        prompts = new PromptReader(limits);
    }

    CompletionRequest read(RequestObject body, Caller caller) {
        UnsupportedFields.refuse(body, OWN_FIELDS);
        body.find("suffix").filter(suffix -> !suffix.value().equals("")).ifPresent(suffix -> {
            throw suffix.error("is not supported");
        });
        StreamOptions streaming = StreamOptions.read(body);
        EchoMode echo = echo(body);
        Optional<Integer> promptLogprobs = LogprobFields.prompt(body, streaming);
        SamplingParameters sampling = sampling(body, promptLogprobs, echo);
        RequestContext context = RequestContextReader.read(body, caller);
        return new CompletionRequest(
                prompts.read(body).stream()
                        .map(prompt -> new GenerationRequest(prompt, sampling, context))
                        .toList(),
                echo,
                promptLogprobs,
                body.flag("return_token_ids", false),
                LogprobFields.tokensAsIds(body) ? TokenNames.IDS : TokenNames.TEXTS,
                streaming,
                RequestId.of(body, caller));
    }

    private static EchoMode echo(RequestObject body) {
        Optional<RequestValue> echo = body.find("echo").filter(RequestValue::flag);
        if (echo.isEmpty()) {
            return EchoMode.NONE;
        }
        if (PromptReader.hasEmbeddings(body)) {
            throw echo.get().mustBe("false where %s is given, which has no text".formatted(PromptReader.EMBEDDINGS));
        }
        boolean nothingMore =
                body.find("max_tokens").filter(tokens -> tokens.atLeast(0) == 0).isPresent();
        return nothingMore ? EchoMode.ALONE : EchoMode.BEFORE_TEXT;
    }

    private SamplingParameters sampling(RequestObject body, Optional<Integer> promptLogprobs, EchoMode echo) {
        SamplingParameters.Builder sampling = SamplingReader.read(body, echo == EchoMode.NONE ? 1 : 0);
        if (!body.has("max_tokens")) {
            sampling.maxTokens(DEFAULT_MAX_TOKENS);
        }
        if (echo == EchoMode.ALONE) {
            sampling.maxTokens(1);
        }
        choices.read(body, sampling);
        TruncationReader.read(body, sampling);
        Optional<Integer> logprobs = body.find("logprobs").map(LogprobFields::alternatives);
        logprobs.ifPresent(sampling::logprobs);
        Optional<Integer> repeated = logprobs.filter(_ -> echo != EchoMode.NONE);
        if (repeated.isPresent()) {
            refuseBeamSearch(body);
        }
        // the engine is asked once, for the most that either needs
        Stream.of(promptLogprobs, repeated)
                .flatMap(Optional::stream)
                .max(Integer::compare)
                .ifPresent(sampling::promptLogprobs);
        SamplingParameters built = SamplingReader.build(sampling);
        // more candidates than answers would have to be rated
        body.find("best_of").filter(count -> count.atLeast(1) != built.n()).ifPresent(count -> {
            throw count.mustBe("n, which is %d, for nothing else is supported".formatted(built.n()));
        });
        return built;
    }

    /** A search does not say how likely its prompt was. */
    private static void refuseBeamSearch(RequestObject body) {
        body.find("use_beam_search").filter(RequestValue::flag).ifPresent(search -> {
            throw search.mustBe("false where echo and logprobs are given");
        });
    }
}
