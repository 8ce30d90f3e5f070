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
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The engine's greedy answers are the reference's, token by token, on every backend. */
final class GoldenAnswersIT {
    private static final double LOGPROB_TOLERANCE = 1e-3;

    private static Platform platform;

    @BeforeAll
    static void startPlatform() {
        platform = RunningPlatform.start();
    }

    @AfterAll
    static void closePlatform() {
        platform.close();
    }

    static Stream<Arguments> runs() {
        return Stream.of("reference", "pytorch")
                .flatMap(backend -> GoldenRun.all().stream().map(run -> Arguments.of(backend, run)));
    }

    @ParameterizedTest
    @MethodSource("runs")
    void answersAsTheReferenceDoes(String backend, GoldenRun run) throws InterruptedException {
        GoldenCase golden = run.golden();
        try (Engine engine = platform.service(EngineOpener.class).open(List.of("golden"), run.checkpoint(), backend);
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
