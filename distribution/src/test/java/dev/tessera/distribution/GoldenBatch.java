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

/**
 * All golden cases of a checkpoint on one engine. Greedy answers are the reference's whatever else the engine does at the time.
 * A native library loads once in a process, so that each configuration has a test class of its own.
 *
 * @param checkpoint what the cases were made with
 * @param runs the cases
 */
record GoldenBatch(Path checkpoint, List<GoldenRun> runs) {
    private static final int OTHERS = 15;

    /** The cases of each family that hold for sequences of any length. */
    static List<GoldenBatch> all() {
        return of(GoldenRun.ofWholeContext());
    }

    /** Some cases, family by family. */
    static List<GoldenBatch> of(List<GoldenRun> runs) {
        Map<Path, List<GoldenRun>> byCheckpoint = runs.stream()
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

    private String family() {
        return checkpoint.getParent().getFileName().toString();
    }

    /**
     * Asks all golden questions of a family and others at once, family by family.
     *
     * @return what was measured after each family
     */
    static List<MetricsReading> answersAll(String backend, Map<String, String> configuration)
            throws InterruptedException {
        List<MetricsReading> readings = new ArrayList<>();
        try (Platform platform = RunningPlatform.start(configuration)) {
            for (GoldenBatch batch : all()) {
                batch.answersAll(platform, backend);
                readings.add(MetricsReading.of(platform));
            }
        }
        return readings;
    }

    /** Asks all golden questions of this family and others at once. */
    void answersAll(Platform platform, String backend) throws InterruptedException {
        try (Engine engine = open(platform, backend)) {
            answersAll(engine, randomRequests(backend.length()));
        }
    }

    private void answersAll(Engine engine, RandomRequests random) throws InterruptedException {
        Map<GoldenRun, GenerationStream> streams = new LinkedHashMap<>();
        List<GenerationStream> others = new ArrayList<>();
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
    }

    Engine open(Platform platform, String backend) {
        Engine engine = platform.service(EngineOpener.class).open(checkpoint, List.of("golden"), backend);
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
