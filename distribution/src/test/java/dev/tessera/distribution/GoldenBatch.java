package dev.tessera.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.platform.bootstrap.Platform;
import dev.tessera.platform.engine.Engine;
import dev.tessera.platform.engine.EngineOpener;
import dev.tessera.spi.generation.GenerationStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All golden cases on one engine. Greedy answers are the reference's whatever else the engine does at the time. A native library
 * loads once in a process, so that each configuration has a test class of its own.
 */
final class GoldenBatch {
    private static final int OTHERS = 15;

    /** The cases on the checkpoint that they were made with. */
    static final List<GoldenRun> RUNS = GoldenRun.all().stream()
            .filter(run -> run.checkpoint().endsWith(run.golden().checkpoint()))
            .toList();

    private GoldenBatch() {}

    /**
     * Asks all golden questions and others at once.
     *
     * @return what was measured meanwhile
     */
    static MetricsReading answersAll(String backend, Map<String, String> configuration) throws InterruptedException {
        try (Platform platform = RunningPlatform.start(configuration);
                Engine engine = open(platform, backend)) {
            Map<GoldenRun, GenerationStream> streams = new LinkedHashMap<>();
            List<GenerationStream> others = new ArrayList<>();
            RandomRequests random = new RandomRequests(backend.length());
            for (GoldenRun run : RUNS) {
                streams.put(run, engine.generate(GoldenRequests.request(run.goldens(), run.golden())));
                while (others.size() < OTHERS * (streams.size() + 1) / RUNS.size()) {
                    others.add(engine.generate(random.next()));
                }
            }
            for (Map.Entry<GoldenRun, GenerationStream> entry : streams.entrySet()) {
                assertThat(Answers.read(entry.getValue()).tokenIds())
                        .as(entry.getKey().toString())
                        .isEqualTo(entry.getKey().golden().greedyTokenIds());
            }
            for (GenerationStream other : others) {
                assertThat(Answers.read(other).tokenIds()).isNotEmpty();
            }
            return MetricsReading.of(platform);
        }
    }

    static Engine open(Platform platform, String backend) {
        Path checkpoint = RUNS.getFirst().checkpoint();
        Engine engine = platform.service(EngineOpener.class).open(List.of("golden"), checkpoint, backend);
        engine.awaitReady();
        return engine;
    }
}
