package dev.tessera.frontend.openai.completion;

import dev.tessera.frontend.openai.answer.AnsweredPrompt;
import dev.tessera.spi.generation.GenerationEvent.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a completion, or a piece of it, shows: the prompt where it is repeated, and what was generated.
 *
 * @param positions its tokens, where it was asked how likely they were
 */
record ShownText(String text, Optional<List<LikelyPosition>> positions) {
    /**
     * @param prompt where the text begins with it, if it is repeated at all
     * @param texts tells the text of tokens
     */
    static ShownText of(
            CompletionRequest request,
            Optional<AnsweredPrompt> prompt,
            String text,
            List<Token> tokens,
            Function<List<Integer>, String> texts) {
        Optional<AnsweredPrompt> repeated = prompt.filter(_ -> request.echo() != EchoMode.NONE);
        List<LikelyPosition> positions = new ArrayList<>();
        request.sampling().logprobs().ifPresent(alternatives -> {
            repeated.map(known -> LikelyPosition.of(known.withLikeliest(alternatives), texts))
                    .ifPresent(positions::addAll);
            positions.addAll(LikelyPosition.of(
                    request.echo().shown(tokens), request.sampling().skipSpecialTokens()));
        });
        return new ShownText(
                repeated.map(AnsweredPrompt::text).orElse("") + (request.echo() == EchoMode.ALONE ? "" : text),
                request.sampling().logprobs().map(_ -> positions));
    }

    /** @param offset number of characters before it */
    Optional<TextLogprobs> logprobs(CompletionRequest request, int offset) {
        return positions.map(known -> TextLogprobs.of(known, request.tokenNames(), offset));
    }
}
