package dev.tessera.platform.engine;

import static java.util.Objects.requireNonNull;

import dev.tessera.platform.sampling.Beam;
import dev.tessera.platform.sampling.TokenScores;
import dev.tessera.platform.scheduler.Scheduler;
import dev.tessera.spi.generation.TokenLogprobs;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * What becomes of the scores that a step computed for a beam. A search takes its step when all its beams are computed. A beam
 * that goes on by one token keeps its sequence; for each further one, a sequence is added that begins with the same tokens,
 * and finds what is computed of them in the prefix cache. Used by the engine's thread.
 */
final class BeamStep {
    private final Scheduler scheduler;
    private final ActiveRequests requests;
    private final LogprobReport report;
    private final LoopMetrics metrics;
    private final LongSupplier ticker;
    private final List<BeamSequence> early = new ArrayList<>();

    BeamStep(
            Scheduler scheduler,
            ActiveRequests requests,
            LogprobReport report,
            LoopMetrics metrics,
            LongSupplier ticker) {
        this.scheduler = requireNonNull(scheduler, "scheduler is null");
        this.requests = requireNonNull(requests, "requests is null");
        this.report = requireNonNull(report, "report is null");
        this.metrics = requireNonNull(metrics, "metrics is null");
        this.ticker = requireNonNull(ticker, "ticker is null");
    }

    /** Begins a search, whose request is among the active ones. */
    void start(ActiveSearch search) {
        search.current().forEach(beam -> add(search, beam));
    }

    void take(BeamSequence sequence, TokenScores scores) {
        ActiveSearch search = sequence.search();
        if (search.take(sequence.beam(), scores)) {
            metrics.advanced(search.request(), ticker.getAsLong());
            advance(search);
        } else {
            early.add(sequence);
        }
    }

    private void advance(ActiveSearch search) {
        Map<Beam, BeamSequence> computed = search.advance();
        if (search.isOver()) {
            requests.remove(search.request()).forEach(scheduler::remove);
            search.answers().forEach(this::finish);
            return;
        }
        for (Beam beam : search.current()) {
            BeamSequence parent = computed.get(beam.before().orElseThrow());
            if (requests.isActive(parent)) {
                scheduler.append(parent.sequenceId(), beam.lastTokenId());
                requests.add(search.compute(beam, parent.sequenceId()));
            } else {
                add(search, beam);
            }
        }
        remove(computed.values());
    }

    /** Tells of an answer, and after the last one of the end of the request. */
    private void finish(Choice choice, Beam answer) {
        metrics.generated(answer.tokens().size());
        for (Beam.Token token : answer.tokens()) {
            choice.add(token.chosen().id(), logprobs(choice, token)).ifPresent(last -> choice.complete(last, metrics));
        }
    }

    private Optional<TokenLogprobs> logprobs(Choice choice, Beam.Token token) {
        return choice.request()
                .sampling()
                .logprobs()
                .map(_ -> report.of(token.chosen(), token.likeliest(), choice.tokenTexts()));
    }

    private void add(ActiveSearch search, Beam beam) {
        BeamSequence sequence = search.compute(beam, search.newSequenceId());
        requests.add(sequence);
        scheduler.resume(search.request().sequence(sequence.sequenceId(), beam.tokenIds(), search.maxLength()));
    }

    /**
     * Ends a step of the engine. Beams whose search waits for others give their places up, which those others may be waiting
     * for.
     */
    void complete() {
        remove(early);
        early.clear();
    }

    private void remove(Collection<BeamSequence> sequences) {
        sequences.stream().filter(requests::isActive).forEach(sequence -> {
            requests.remove(sequence);
            scheduler.remove(sequence.sequenceId());
        });
    }
}
