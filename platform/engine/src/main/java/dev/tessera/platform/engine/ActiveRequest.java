package dev.tessera.platform.engine;

import static java.util.Objects.requireNonNull;

import dev.tessera.platform.prompt.IdentifiedItem;
import dev.tessera.platform.prompt.PreparedPrompt;
import dev.tessera.platform.scheduler.ScheduledItem;
import dev.tessera.platform.scheduler.SequenceRequest;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.generation.GenerationEvent;
import dev.tessera.spi.generation.RequestContext;
import dev.tessera.spi.generation.SamplingParameters;
import dev.tessera.spi.generation.StopMatch;
import dev.tessera.spi.generation.TokenLogprobs;
import dev.tessera.spi.generation.Usage;
import dev.tessera.spi.model.PlaceholderRange;
import dev.tessera.spi.model.TokenPositions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A request in the engine. How far it has come is the engine thread's affair alone. */
final class ActiveRequest {
    private final long number;
    private final PreparedPrompt prompt;
    private final TokenPositions positions;
    private final SamplingParameters sampling;
    private final RequestContext context;
    private final RequestStream stream;
    private final AdmissionControl.Ticket ticket;
    private final Timeline timeline;

    private final List<Optional<TokenLogprobs>> promptLogprobs = new ArrayList<>();
    private int completeChoices;
    private int completionTokens;
    private int longestChoice;
    private int cachedTokens;

    ActiveRequest(
            long number,
            PreparedPrompt prompt,
            TokenPositions positions,
            SamplingParameters sampling,
            RequestContext context,
            RequestStream stream,
            AdmissionControl.Ticket ticket,
            Timeline timeline) {
        this.number = number;
        this.prompt = requireNonNull(prompt, "prompt is null");
        this.positions = requireNonNull(positions, "positions is null");
        this.sampling = requireNonNull(sampling, "sampling is null");
        this.context = requireNonNull(context, "context is null");
        this.stream = requireNonNull(stream, "stream is null");
        this.ticket = requireNonNull(ticket, "ticket is null");
        this.timeline = requireNonNull(timeline, "timeline is null");
    }

    long number() {
        return number;
    }

    PreparedPrompt prompt() {
        return prompt;
    }

    TokenPositions positions() {
        return positions;
    }

    SamplingParameters sampling() {
        return sampling;
    }

    Timeline timeline() {
        return timeline;
    }

    /** The name of one of the sequences that compute the request, by its number. */
    String sequenceId(int sequence) {
        return "%d-%d".formatted(number, sequence);
    }

    /**
     * What the scheduler is asked for.
     *
     * @param generated tokens that follow the prompt already
     * @param maxLength most tokens of prompt and answer
     */
    SequenceRequest sequence(String sequenceId, List<Integer> generated, int maxLength) {
        List<Integer> known = new ArrayList<>(prompt.tokenIds());
        known.addAll(generated);
        return new SequenceRequest(
                sequenceId,
                known,
                prompt.media().stream().map(ActiveRequest::scheduledItem).toList(),
                context.priority(),
                cacheSalt(context),
                maxLength,
                sampling.promptLogprobs().isPresent());
    }

    /** Tenants share no prefixes: that one is found cached would tell them what others ask. */
    private static String cacheSalt(RequestContext context) {
        String tenant = context.tenant();
        String salt = context.cacheSalt().orElse("");
        return tenant.isEmpty() && salt.isEmpty() ? "" : "%d:%s%s".formatted(tenant.length(), tenant, salt);
    }

    private static ScheduledItem scheduledItem(IdentifiedItem item) {
        PlaceholderRange range = item.placed().range();
        return new ScheduledItem(item.identifier(), range.offset(), range.length(), range.embeddingPositions());
    }

    /** Notes that the first sequence runs, so that the request no longer waits. */
    void admitted(int cached, long now) {
        ticket.leave();
        timeline.admitted(now);
        cachedTokens = cached;
    }

    /** Tells that the request is accepted, which comes before everything else that is told. */
    void start() {
        stream.emit(new GenerationEvent.Started(prompt.text(), prompt.tokenIds()));
        if (sampling.promptLogprobs().isPresent() && prompt.tokenIds().size() == 1) {
            // no step has anything to say of a single token
            stream.emit(new GenerationEvent.PromptLogprobs(List.of(Optional.empty())));
        }
    }

    void emit(GenerationEvent event) {
        stream.emit(event);
    }

    /** Takes what is known of the next positions of the prompt; tells of all of them when it has the last. */
    void addPromptLogprobs(List<TokenLogprobs> positionsAfterFirst) {
        if (promptLogprobs.isEmpty()) {
            promptLogprobs.add(Optional.empty());
        }
        positionsAfterFirst.forEach(position -> promptLogprobs.add(Optional.of(position)));
        if (promptLogprobs.size() == prompt.tokenIds().size()) {
            stream.emit(new GenerationEvent.PromptLogprobs(promptLogprobs));
        }
    }

    /** A token that the request itself named as one to stop at. */
    Optional<StopMatch> namedStop(int token) {
        return sampling.stopTokenIds().contains(token) ? Optional.of(new StopMatch.Token(token)) : Optional.empty();
    }

    /**
     * Notes that a choice is complete.
     *
     * @return whether all are, so that the request is over
     */
    boolean complete(GenerationEvent.ChoiceFinished event, int tokens) {
        completionTokens += tokens;
        longestChoice = Math.max(longestChoice, tokens);
        completeChoices++;
        stream.emit(event);
        return completeChoices == sampling.n();
    }

    /** Ends the request, all of whose choices are complete. */
    void finish() {
        stream.emit(new GenerationEvent.Finished(usage()));
    }

    /** Tokens of all complete choices. */
    int completionTokens() {
        return completionTokens;
    }

    /** Tokens of the longest complete choice. */
    int longestChoice() {
        return longestChoice;
    }

    /** Ends the request with an error. */
    void fail(TesseraException exception) {
        ticket.leave();
        stream.fail(exception);
    }

    /** Ends the request, of which nobody wants to hear any more. */
    void abandon() {
        ticket.leave();
    }

    private Usage usage() {
        return new Usage(
                prompt.tokenIds().size(),
                cachedTokens,
                completionTokens,
                prompt.mediaTokens(),
                timeline.preparation(),
                timeline.firstToken(),
                timeline.decode());
    }
}
