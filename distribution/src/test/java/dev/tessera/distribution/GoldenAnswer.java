package dev.tessera.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.platform.bootstrap.Platform;
import dev.tessera.platform.engine.Engine;
import dev.tessera.platform.engine.EngineOpener;
import dev.tessera.spi.generation.GenerationEvent;
import dev.tessera.spi.generation.GenerationStream;
import dev.tessera.spi.generation.TokenLogprobs.Candidate;
import dev.tessera.testkit.goldens.GoldenCase;
import java.util.ArrayList;
import java.util.List;

/** What an engine answers to a golden case by itself. */
final class GoldenAnswer {
    private static final double LOGPROB_TOLERANCE = 1e-3;

    private GoldenAnswer() {}

    /** Opens an engine and compares prompt, tokens, text and log-probabilities with the reference's. */
    static void assertGiven(Platform platform, String backend, GoldenRun run) throws InterruptedException {
        GoldenCase golden = run.golden();
        try (Engine engine = platform.service(EngineOpener.class).open(run.checkpoint(), List.of("golden"), backend);
                GenerationStream stream = engine.generate(GoldenRequests.request(run))) {
            List<GenerationEvent.Token> tokens = new ArrayList<>();
            StringBuilder text = new StringBuilder();
            boolean complete = false;
            while (!complete) {
                switch (stream.next()) {
                    case GenerationEvent.Started started -> {
                        assertThat(started.prompt()).isEqualTo(golden.prompt());
                        assertThat(started.promptTokenIds()).isEqualTo(golden.expandedTokenIds());
                    }
                    case GenerationEvent.PromptLogprobs _ -> throw new AssertionError("nobody asked for them");
                    case GenerationEvent.Token token -> {
                        tokens.add(token);
                        text.append(token.text());
                    }
                    case GenerationEvent.ChoiceFinished finished -> text.append(finished.text());
                    case GenerationEvent.Finished _ -> complete = true;
                }
            }
            assertThat(tokens.stream().map(GenerationEvent.Token::id).toList()).isEqualTo(golden.greedyTokenIds());
            assertThat(text.toString()).isEqualTo(golden.json().string("decoded_text"));
            assertLogprobs(tokens, golden);
        }
    }

    /** The likeliest tokens of each step, likeliest first. */
    private static void assertLogprobs(List<GenerationEvent.Token> tokens, GoldenCase golden) {
        List<?> steps = (List<?>) golden.json().asMap().get("top5_logprobs");
        for (int step = 0; step < steps.size(); step++) {
            List<Candidate> likeliest =
                    tokens.get(step).logprobs().orElseThrow().likeliest();
            List<?> expected = (List<?>) steps.get(step);
            for (int rank = 0; rank < expected.size(); rank++) {
                List<?> candidate = (List<?>) expected.get(rank);
                assertThat(likeliest.get(rank).logprob())
                        .isCloseTo(((Number) candidate.get(1)).doubleValue(), within(LOGPROB_TOLERANCE));
            }
        }
    }
}
