package dev.tessera.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.platform.bootstrap.Platform;
import dev.tessera.platform.engine.Engine;
import dev.tessera.platform.engine.EngineOpener;
import dev.tessera.spi.generation.GenerationStream;
import dev.tessera.spi.media.Modality;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/**
 * All golden cases of a checkpoint on one engine. Greedy answers are the reference's whatever else the engine does at the time.
 * A native library loads once in a process, so that each configuration has a test class of its own.
 *
 * @param checkpoint what the cases were made with
 * @param runs the cases
 */
record GoldenBatch(Path checkpoint, List<GoldenRun> runs) {
    private static final int OTHERS = 15;

    /** The cases of each family. */
    static List<GoldenBatch> all() {
        Map<Path, List<GoldenRun>> byCheckpoint = GoldenRun.all().stream()
                .filter(run -> run.checkpoint().endsWith(run.golden().checkpoint()))
                .collect(Collectors.groupingBy(GoldenRun::checkpoint, TreeMap::new, Collectors.toList()));
        return byCheckpoint.entrySet().stream()
                .map(entry -> new GoldenBatch(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** The cases of one family. */
    static GoldenBatch of(String family) {
        return all().stream()
                .filter(batch -> batch.family().equals(family))
                .findFirst()
                .orElseThrow();
    }

    /** Each family's cases on each backend. */
    static List<Arguments> onEachBackend() {
        return all().stream()
                .flatMap(batch -> Stream.of("reference", "pytorch").map(backend -> Arguments.of(backend, batch)))
                .toList();
    }

    private String family() {
        return checkpoint.getParent().getFileName().toString();
    }

    /**
     * Asks all golden questions and others at once.
     *
     * @return what was measured meanwhile
     */
    MetricsReading answersAll(String backend, Map<String, String> configuration) throws InterruptedException {
        try (Platform platform = RunningPlatform.start(configuration);
                Engine engine = open(platform, backend)) {
            Map<GoldenRun, GenerationStream> streams = new LinkedHashMap<>();
            List<GenerationStream> others = new ArrayList<>();
            RandomRequests random = randomRequests(backend.length());
            for (GoldenRun run : runs) {
                streams.put(run, engine.generate(GoldenRequests.request(run)));
                while (others.size() < OTHERS * (streams.size() + 1) / runs.size()) {
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

    Engine open(Platform platform, String backend) {
        Engine engine = platform.service(EngineOpener.class).open("golden", checkpoint, backend);
        engine.awaitReady();
        return engine;
    }

    /** Requests that the checkpoint takes, with media that the cases have. */
    RandomRequests randomRequests(long seed) {
        boolean hears = runs.stream()
                .flatMap(run -> run.golden().placeholders().stream())
                .anyMatch(place -> place.string("modality").equals("audio"));
        return new RandomRequests(seed, hears ? Modality.AUDIO : Modality.IMAGE);
    }

    @Override
    public String toString() {
        return family();
    }
}
