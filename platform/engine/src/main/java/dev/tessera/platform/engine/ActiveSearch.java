package dev.tessera.platform.engine;

import static java.util.Objects.requireNonNull;

import dev.tessera.platform.sampling.Beam;
import dev.tessera.platform.sampling.BeamRules;
import dev.tessera.platform.sampling.Beams;
import dev.tessera.platform.sampling.Continuations;
import dev.tessera.platform.sampling.TokenScores;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The beam search of one request. Used by the engine's thread. */
final class ActiveSearch {
    private final ActiveRequest request;
    private final BeamRules rules;
    private final List<Choice> choices;
    private final Beams beams;
    private final Map<Beam, BeamSequence> sequences = new HashMap<>();
    private final Map<Beam, Continuations> continuations = new HashMap<>();
    private int nextSequence;

    /** @param choices those that the best answers become, in their order */
    ActiveSearch(ActiveRequest request, BeamRules rules, List<Choice> choices) {
        this.request = requireNonNull(request, "request is null");
        this.rules = requireNonNull(rules, "rules is null");
        this.choices = List.copyOf(choices);
        this.beams = new Beams(rules);
    }

    ActiveRequest request() {
        return request;
    }

    /** Most tokens of the prompt and an answer. */
    int maxLength() {
        return rules.promptLength() + rules.maxTokens();
    }

    /** The beams to compute, best first. */
    List<Beam> current() {
        return beams.current();
    }

    /** Notes which sequence computes a beam. */
    BeamSequence compute(Beam beam, String sequenceId) {
        BeamSequence sequence = new BeamSequence(sequenceId, this, beam);
        sequences.put(beam, sequence);
        return sequence;
    }

    /** The name of a sequence that there was none of yet. */
    String newSequenceId() {
        return request.sequenceId(nextSequence++);
    }

    /**
     * Notes how a beam may go on.
     *
     * @return whether that is known of all now
     */
    boolean take(Beam beam, TokenScores scores) {
        int reported = request.sampling().logprobs().orElse(0);
        continuations.put(beam, Continuations.of(scores, rules.candidates(), reported));
        return continuations.size() == beams.current().size();
    }

    /**
     * Takes the step that all beams are computed for.
     *
     * @return the sequences that computed them
     */
    Map<Beam, BeamSequence> advance() {
        Map<Beam, BeamSequence> computed = Map.copyOf(sequences);
        beams.advance(beams.current().stream().map(continuations::get).toList());
        sequences.clear();
        continuations.clear();
        return computed;
    }

    boolean isOver() {
        return beams.isOver();
    }

    /** Tells of the best answers, and of the end of the request. */
    void finish(LogprobReport report, LoopMetrics metrics) {
        List<Beam> answers = beams.answers();
        for (int i = 0; i < answers.size(); i++) {
            finish(choices.get(i), answers.get(i), report, metrics);
        }
    }

    private void finish(Choice choice, Beam answer, LogprobReport report, LoopMetrics metrics) {
        metrics.generated(answer.tokens().size());
        for (Beam.Token token : answer.tokens()) {
            choice.add(
                            token.chosen().id(),
                            request.sampling()
                                    .logprobs()
                                    .map(_ -> report.of(token.chosen(), token.likeliest(), choice.tokenTexts())))
                    .ifPresent(last -> request.finish(last, choice.tokens(), metrics));
        }
    }
}
