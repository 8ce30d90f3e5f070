package dev.tessera.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.platform.bootstrap.Platform;
import dev.tessera.platform.engine.Engine;
import dev.tessera.spi.generation.ContentPart;
import dev.tessera.spi.generation.GenerationEvent;
import dev.tessera.spi.generation.GenerationRequest;
import dev.tessera.spi.generation.GenerationStream;
import dev.tessera.spi.generation.Prompt;
import dev.tessera.spi.generation.SamplingParameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Beam searches find what vLLM's would, whatever else the engine does at the time. */
final class GoldenBeamSearchIT {
    private static final GoldenBatch BATCH = GoldenBatch.of("qwen2-vl");
    private static final int WIDTH = 4;
    private static final int MAX_TOKENS = 8;

    @ParameterizedTest
    @ValueSource(strings = {"reference", "pytorch"})
    void findWhatRequestsOfSingleTokensDo(String backend) throws InterruptedException {
        try (Platform platform = RunningPlatform.start();
                Engine engine = BATCH.open(platform, backend)) {
            RandomRequests others = BATCH.randomRequests(1);
            for (String name : List.of("text_only", "multi_image_interleaved")) {
                GoldenRun run = BATCH.runs().stream()
                        .filter(candidate -> candidate.golden().name().equals(name))
                        .findFirst()
                        .orElseThrow();
                // a token that some of the answers come to
                int stop = run.golden().greedyTokenIds().get(3);
                try (GenerationStream searching = engine.generate(search(run, stop));
                        GenerationStream other = engine.generate(others.next())) {
                    List<List<Integer>> answers = read(searching);
                    assertThat(answers)
                            .hasSize(WIDTH)
                            .doesNotHaveDuplicates()
                            .anyMatch(answer -> answer.getLast() == stop)
                            .anyMatch(answer -> answer.getLast() != stop);
                    assertThat(answers)
                            .as(name)
                            .isEqualTo(new SingleTokenSearch(
                                            engine,
                                            run.golden().promptTokenIds(),
                                            run.golden().expandedTokenIds().size(),
                                            media(run),
                                            stop)
                                    .answers(WIDTH, MAX_TOKENS));
                    assertThat(Answers.read(other).tokenIds()).isNotEmpty();
                }
            }
        }
    }

    private static GenerationRequest search(GoldenRun run, int stop) {
        return new GenerationRequest(
                GoldenRequests.request(run).prompt(),
                SamplingParameters.builder()
                        .n(WIDTH)
                        .beamWidth(WIDTH)
                        .maxTokens(MAX_TOKENS)
                        .ignoreEos(true)
                        .stopTokenIds(Set.of(stop))
                        .build());
    }

    private static List<ContentPart.Media> media(GoldenRun run) {
        Prompt.Chat chat = (Prompt.Chat) GoldenRequests.request(run).prompt();
        return chat.messages().stream()
                .flatMap(message -> message.content().stream())
                .filter(ContentPart.Media.class::isInstance)
                .map(ContentPart.Media.class::cast)
                .toList();
    }

    private static List<List<Integer>> read(GenerationStream stream) throws InterruptedException {
        List<List<Integer>> answers = new ArrayList<>();
        while (true) {
            switch (stream.next()) {
                case GenerationEvent.Token token -> {
                    if (token.choice() == answers.size()) {
                        answers.add(new ArrayList<>());
                    }
                    answers.get(token.choice()).add(token.id());
                }
                case GenerationEvent.Finished _ -> {
                    return answers;
                }
                case GenerationEvent.Started _, GenerationEvent.PromptLogprobs _, GenerationEvent.ChoiceFinished _ -> {
                    // the tokens tell all that is wanted
                }
            }
        }
    }
}
