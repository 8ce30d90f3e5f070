package dev.tessera.platform.engine;

import static java.util.Objects.requireNonNull;

import dev.tessera.platform.sampling.Sampler;
import dev.tessera.platform.sampling.SamplingSettings;
import dev.tessera.platform.sampling.TokenScores;
import dev.tessera.platform.tokenizer.TokenTexts;
import dev.tessera.spi.generation.FinishReason;
import dev.tessera.spi.generation.GenerationEvent;
import dev.tessera.spi.generation.StopMatch;
import dev.tessera.spi.generation.TokenLogprobs;
import java.util.Optional;
import java.util.OptionalLong;

/** One of a request's answers as it grows. Used by the engine's thread. */
final class Choice implements ActiveSequence {
    private final int index;
    private final ActiveRequest request;
    private final SamplingSettings settings;
    private final Sampler sampler;
    private final AnswerText answer;
    private final int maxTokens;
    private int tokens;
    private long lastToken;

    /** @param maxTokens tokens after which the answer ends */
    Choice(int index, ActiveRequest request, SamplingSettings settings, AnswerText answer, int maxTokens) {
        this.index = index;
        this.request = requireNonNull(request, "request is null");
        this.settings = requireNonNull(settings, "settings is null");
        this.sampler = new Sampler(settings, request.prompt().tokenIds(), index);
        this.answer = requireNonNull(answer, "answer is null");
        this.maxTokens = maxTokens;
    }

    @Override
    public String sequenceId() {
        return request.sequenceId(index);
    }

    @Override
    public ActiveRequest request() {
        return request;
    }

    @Override
    public boolean isFirst() {
        return index == 0;
    }

    @Override
    public float inverseTemperature() {
        return settings.inverseTemperature();
    }

    /** The texts of the single tokens of the answer. */
    TokenTexts tokenTexts() {
        return answer.tokenTexts();
    }

    int tokens() {
        return tokens;
    }

    /**
     * Notes when the latest token was chosen.
     *
     * @return nanoseconds since the one before, if there is one
     */
    OptionalLong tokenAt(long now) {
        OptionalLong since = tokens > 1 ? OptionalLong.of(now - lastToken) : OptionalLong.empty();
        lastToken = now;
        return since;
    }

    int choose(TokenScores scores) {
        return sampler.sample(scores);
    }

    /**
     * Adds a chosen token to the answer.
     *
     * @return the last event, where the answer is complete
     */
    Optional<GenerationEvent.ChoiceFinished> add(int token, Optional<TokenLogprobs> logprobs) {
        tokens++;
        boolean ending = settings.rules().endingTokenIds().contains(token);
        String text = ending ? answer.end(token) : answer.add(token);
        Optional<GenerationEvent.ChoiceFinished> last = end(token, ending);
        request.emit(new GenerationEvent.Token(index, token, text, logprobs, last.isPresent()));
        return last;
    }

    /**
     * Completes the answer, and with the last one the request.
     *
     * @return whether the request is over
     */
    boolean complete(GenerationEvent.ChoiceFinished last, LoopMetrics metrics) {
        boolean over = request.complete(last, tokens);
        if (over) {
            metrics.finished(request, last.reason());
            request.finish();
        }
        return over;
    }

    private Optional<GenerationEvent.ChoiceFinished> end(int token, boolean ending) {
        if (ending) {
            return Optional.of(finish(FinishReason.STOP, request.namedStop(token)));
        }
        if (answer.stop().isPresent()) {
            return Optional.of(finish(FinishReason.STOP, answer.stop().map(StopMatch.Text::new)));
        }
        return tokens == maxTokens ? Optional.of(finish(FinishReason.LENGTH, Optional.empty())) : Optional.empty();
    }

    private GenerationEvent.ChoiceFinished finish(FinishReason reason, Optional<? extends StopMatch> stop) {
        return new GenerationEvent.ChoiceFinished(index, answer.finish(), reason, stop.map(match -> match));
    }
}
