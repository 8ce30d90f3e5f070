package dev.tessera.platform.engine;

import static java.util.Objects.requireNonNull;

import dev.tessera.platform.prompt.PreparedPrompt;
import dev.tessera.platform.sampling.TokenScores;
import dev.tessera.platform.scheduler.ScheduledSlice;
import dev.tessera.platform.tokenizer.TokenTexts;
import dev.tessera.spi.generation.GenerationEvent.ChoiceFinished;
import dev.tessera.spi.generation.TokenLogprobs;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What becomes of the scores that a step computed for one choice. */
final class TokenStep {
    /**
     * A token that was chosen.
     *
     * @param token its id
     * @param last the last event, where the token ends the answer
     */
    record Chosen(int token, Optional<ChoiceFinished> last) {
        Chosen {
            requireNonNull(last, "last is null");
        }
    }

    private final LogprobReport report;

    TokenStep(LogprobReport report) {
        this.report = requireNonNull(report, "report is null");
    }

    /**
     * Reports what was asked about the prompt and chooses the next token where the step came to the end of what is known.
     *
     * @param scores those after the slice's last tokens, as many as there are
     */
    Optional<Chosen> take(ScheduledSlice slice, List<TokenScores> scores, Choice choice) {
        choice.request().sampling().promptLogprobs().ifPresent(count -> reportPrompt(slice, scores, choice, count));
        return slice.samples() ? Optional.of(choose(scores.getLast(), choice)) : Optional.empty();
    }

    private Chosen choose(TokenScores scores, Choice choice) {
        int token = choice.choose(scores);
        Optional<TokenLogprobs> logprobs = choice.request()
                .sampling()
                .logprobs()
                .map(count -> report.of(scores, token, count, choice.tokenTexts()));
        return new Chosen(token, choice.add(token, logprobs));
    }

    private void reportPrompt(ScheduledSlice slice, List<TokenScores> scores, Choice choice, int alternatives) {
        PreparedPrompt prepared = choice.request().prompt();
        List<Integer> prompt = prepared.tokenIds();
        int end = Math.min(slice.end(), prompt.size() - 1);
        if (slice.logitsStart() >= end) {
            return;
        }
        int first = slice.end() - scores.size();
        // a prompt that was given as tokens has no text of its own, and is shown with its special tokens
        boolean skipSpecialTokens = !prepared.text().isEmpty();
        TokenTexts texts = report.after(prompt.subList(0, slice.logitsStart() + 1), skipSpecialTokens);
        List<TokenLogprobs> positions = new ArrayList<>();
        for (int token = slice.logitsStart(); token < end; token++) {
            positions.add(report.of(scores.get(token - first), prompt.get(token + 1), alternatives, texts));
        }
        choice.request().addPromptLogprobs(positions);
    }
}
