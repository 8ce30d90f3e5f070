package dev.tessera.platform.engine;

import static java.util.Objects.requireNonNull;

import dev.tessera.platform.model.ModelAssets;
import dev.tessera.platform.prompt.PreparedPrompt;
import dev.tessera.platform.runner.ModelRunner;
import dev.tessera.platform.runner.SequenceSlice;
import dev.tessera.platform.runner.SequenceSlice.MediaPlace;
import dev.tessera.platform.runner.SliceOutput;
import dev.tessera.platform.runner.StepOutput;
import dev.tessera.platform.sampling.LogProbabilities;
import dev.tessera.platform.sampling.Sampler;
import dev.tessera.platform.sampling.SamplingSettings;
import dev.tessera.platform.sampling.TokenScores;
import dev.tessera.spi.generation.FinishReason;
import dev.tessera.spi.generation.GenerationEvent;
import dev.tessera.spi.generation.StopMatch;
import dev.tessera.spi.generation.TokenLogprobs;
import dev.tessera.spi.generation.Usage;
import dev.tessera.spi.model.Encoder;
import dev.tessera.spi.model.PlacedItem;
import dev.tessera.spi.model.TokenPositions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

/** Works one request off, from the prepared prompt to the last token, with the whole KV cache to itself. */
final class Generation {
    private record Choice(int tokenId, Optional<TokenLogprobs> logprobs) {}

    private final ModelAssets assets;
    private final ModelRunner runner;
    private final EngineLimits limits;
    private final LongSupplier ticker;
    private final GenerationTask task;
    private final SamplingSettings settings;
    private final PreparedPrompt prompt;
    private final TokenPositions positions;
    private final List<MediaPlace> media = new ArrayList<>();
    private final List<Integer> tokenIds;

    /** @param ticker nanoseconds since some fixed moment */
    Generation(ModelAssets assets, ModelRunner runner, EngineLimits limits, LongSupplier ticker, GenerationTask task) {
        this.assets = requireNonNull(assets, "assets is null");
        this.runner = requireNonNull(runner, "runner is null");
        this.limits = requireNonNull(limits, "limits is null");
        this.ticker = requireNonNull(ticker, "ticker is null");
        this.task = requireNonNull(task, "task is null");
        this.settings = assets.samplingSettings(task.sampling());
        this.prompt = task.prompt();
        this.positions = assets.model().positions().positions(prompt.tokenIds().size(), prompt.items());
        this.tokenIds = new ArrayList<>(prompt.tokenIds());
    }

    /** Runs until the answer is complete, the request is cancelled or something fails. */
    void run() {
        long started = ticker.getAsLong();
        task.emit(new GenerationEvent.Started(prompt.text(), prompt.tokenIds()));
        encodeMedia();
        int computed = prefill();
        if (!task.isCancelled()) {
            decode(computed, started);
        }
    }

    private void encodeMedia() {
        for (PlacedItem item : prompt.items()) {
            Encoder encoder = assets.model().encoders().stream()
                    .filter(candidate ->
                            candidate.modalities().contains(item.item().modality()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("the model takes %s but does not encode it"
                            .formatted(item.item().modality())));
            List<Integer> slots = IntStream.range(
                            media.size(), media.size() + item.item().embeddingCount())
                    .boxed()
                    .toList();
            runner.encode(encoder, List.of(item.item()), slots);
            for (int i = 0; i < slots.size(); i++) {
                media.add(new MediaPlace(item.range().embeddingPositions().get(i), slots.get(i)));
            }
        }
    }

    /** Computes all of the prompt but its last part, and returns how many tokens that is. */
    private int prefill() {
        int start = 0;
        while (tokenIds.size() - start > limits.maxBatchedTokens() && !task.isCancelled()) {
            int end = start + limits.maxBatchedTokens();
            runner.step(List.of(slice(start, end, SliceOutput.none()))).close();
            start = end;
        }
        return start;
    }

    private void decode(int prefilled, long started) {
        Sampler sampler = new Sampler(settings, prompt.tokenIds(), 0);
        AnswerText answer = new AnswerText(assets.tokenizer(), task.sampling());
        int end = prompt.tokenIds().size() + maxTokens();
        int computed = prefilled;
        long prompted = started;
        while (!task.isCancelled()) {
            Choice choice = choose(computed, sampler);
            if (computed == prefilled) {
                prompted = ticker.getAsLong();
            }
            computed = tokenIds.size();
            int token = choice.tokenId();
            tokenIds.add(token);
            boolean ending = settings.rules().endingTokenIds().contains(token);
            String text = ending ? answer.end(token) : answer.add(token);
            task.emit(new GenerationEvent.Token(0, token, text, choice.logprobs()));
            if (ending || answer.stop().isPresent()) {
                finish(
                        answer,
                        FinishReason.STOP,
                        ending ? stopToken(token) : answer.stop().map(StopMatch.Text::new),
                        started,
                        prompted);
                return;
            }
            if (tokenIds.size() == end) {
                finish(answer, FinishReason.LENGTH, Optional.empty(), started, prompted);
                return;
            }
        }
    }

    /** Computes the tokens from one number on, and chooses the one that follows. */
    private Choice choose(int start, Sampler sampler) {
        SequenceSlice slice = slice(start, tokenIds.size(), SliceOutput.last(settings.inverseTemperature()));
        try (StepOutput output = runner.step(List.of(slice))) {
            TokenScores scores = output.last(0);
            int token = sampler.sample(scores);
            return new Choice(
                    token, task.sampling().logprobs().map(count -> report(new LogProbabilities(scores), token, count)));
        }
    }

    private int maxTokens() {
        return Math.min(
                limits.contextLength() - prompt.tokenIds().size(),
                assets.defaults().maxTokens(task.sampling()).orElse(Integer.MAX_VALUE));
    }

    /** A token that the request itself named, other than an end of sequence. */
    private Optional<StopMatch> stopToken(int token) {
        return task.sampling().stopTokenIds().contains(token)
                ? Optional.of(new StopMatch.Token(token))
                : Optional.empty();
    }

    private void finish(
            AnswerText answer, FinishReason reason, Optional<? extends StopMatch> stop, long started, long prefilled) {
        Usage usage = new Usage(
                prompt.tokenIds().size(),
                0,
                tokenIds.size() - prompt.tokenIds().size(),
                prompt.mediaTokens(),
                task.preparation(),
                Duration.ofNanos(prefilled - started),
                Duration.ofNanos(ticker.getAsLong() - prefilled));
        task.emit(new GenerationEvent.ChoiceFinished(0, answer.finish(), reason, stop.map(match -> match)));
        task.emit(new GenerationEvent.Finished(usage));
    }

    private TokenLogprobs report(LogProbabilities logprobs, int chosen, int alternatives) {
        return new TokenLogprobs(
                candidate(logprobs, chosen),
                logprobs.likeliest(alternatives).stream()
                        .map(token -> candidate(logprobs, token))
                        .toList());
    }

    private TokenLogprobs.Candidate candidate(LogProbabilities logprobs, int token) {
        return new TokenLogprobs.Candidate(token, assets.tokenizer().decode(List.of(token), false), logprobs.of(token));
    }

    /** Tokens from one number up to another; the sequence lies in the first blocks of the cache. */
    private SequenceSlice slice(int start, int end, SliceOutput output) {
        int blocks = (end + limits.blockSize() - 1) / limits.blockSize();
        return new SequenceSlice(
                tokenIds.subList(start, end),
                start,
                positions,
                IntStream.range(0, blocks).boxed().toList(),
                media.stream()
                        .filter(place -> place.token() >= start && place.token() < end)
                        .toList(),
                output);
    }
}
