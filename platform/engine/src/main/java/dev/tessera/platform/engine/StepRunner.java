package dev.tessera.platform.engine;

import static java.util.Objects.requireNonNull;

import dev.tessera.platform.runner.ModelRunner;
import dev.tessera.platform.runner.SequenceSlice;
import dev.tessera.platform.runner.SequenceSlice.MediaPlace;
import dev.tessera.platform.runner.SliceOutput;
import dev.tessera.platform.runner.StepOutput;
import dev.tessera.platform.scheduler.EncoderRun;
import dev.tessera.platform.scheduler.ScheduledSlice;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.media.Modality;
import dev.tessera.spi.model.Encoder;
import dev.tessera.spi.model.ProcessedItem;
import dev.tessera.spi.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Runs on the model what the scheduler decided. Used by the engine's thread. */
final class StepRunner {
    private final ModelRunner runner;
    private final List<Encoder> encoders;
    private final ActiveRequests requests;
    private final LoopMetrics metrics;

    StepRunner(ModelRunner runner, List<Encoder> encoders, ActiveRequests requests, LoopMetrics metrics) {
        this.runner = requireNonNull(runner, "runner is null");
        this.encoders = List.copyOf(encoders);
        this.requests = requireNonNull(requests, "requests is null");
        this.metrics = requireNonNull(metrics, "metrics is null");
    }

    /**
     * Encodes items, all of an encoder at once, and stores those whose embeddings are known.
     *
     * @return the items that could not be encoded, and why
     */
    Map<String, TesseraException> encode(List<EncoderRun> runs) {
        Map<Encoder, List<EncoderRun>> byEncoder = new LinkedHashMap<>();
        List<EncoderRun> embedded = new ArrayList<>();
        for (EncoderRun run : runs) {
            ProcessedItem item = item(run);
            List<EncoderRun> alike = item.embeddings().isPresent()
                    ? embedded
                    : byEncoder.computeIfAbsent(encoder(item.modality()), key -> new ArrayList<>());
            alike.add(run);
        }
        Map<String, TesseraException> failures = new LinkedHashMap<>(attempt(embedded, this::store));
        byEncoder.forEach((encoder, itsRuns) -> failures.putAll(attempt(itsRuns, some -> encode(encoder, some))));
        return failures;
    }

    private void store(List<EncoderRun> runs) {
        List<Tensor> embeddings =
                runs.stream().flatMap(run -> item(run).embeddings().stream()).toList();
        runner.store(embeddings, rows(runs));
    }

    private void encode(Encoder encoder, List<EncoderRun> runs) {
        runner.encode(encoder, runs.stream().map(this::item).toList(), rows(runs));
        runs.forEach(run -> metrics.encoded(item(run).modality(), run));
    }

    private static List<Integer> rows(List<EncoderRun> runs) {
        return runs.stream().flatMap(run -> run.rows().stream()).toList();
    }

    private static Map<String, TesseraException> attempt(List<EncoderRun> runs, Consumer<List<EncoderRun>> work) {
        if (runs.isEmpty()) {
            return Map.of();
        }
        try {
            work.accept(runs);
            return Map.of();
        } catch (RuntimeException | OutOfMemoryError e) {
            if (runs.size() == 1) {
                return Map.of(runs.getFirst().identifier(), EngineFailure.of(e));
            }
        }
        // one bad item is not to hurt the others
        Map<String, TesseraException> failures = new LinkedHashMap<>();
        runs.forEach(run -> failures.putAll(attempt(List.of(run), work)));
        return failures;
    }

    private Encoder encoder(Modality modality) {
        return encoders.stream()
                .filter(candidate -> candidate.modalities().contains(modality))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalStateException("the model takes %s but does not encode it".formatted(modality)));
    }

    private ProcessedItem item(EncoderRun run) {
        return sequence(run.sequenceId())
                .request()
                .prompt()
                .media()
                .get(run.item())
                .placed()
                .item();
    }

    /**
     * Computes slices, at least one.
     *
     * @return the scores that they want, to be closed by the caller
     */
    StepOutput step(List<ScheduledSlice> slices) {
        return runner.step(slices.stream().map(this::slice).toList());
    }

    private SequenceSlice slice(ScheduledSlice slice) {
        ActiveSequence sequence = sequence(slice.sequenceId());
        return new SequenceSlice(
                slice.tokenIds(),
                slice.start(),
                sequence.request().positions(),
                slice.blocks(),
                slice.media().stream()
                        .map(row -> new MediaPlace(row.token(), row.row()))
                        .toList(),
                output(slice, sequence));
    }

    private static SliceOutput output(ScheduledSlice slice, ActiveSequence sequence) {
        if (!slice.wantsLogits()) {
            return SliceOutput.none();
        }
        if (slice.logitsStart() == slice.end() - 1 && slice.samples()) {
            return SliceOutput.last(sequence.inverseTemperature());
        }
        List<Integer> prompt = sequence.request().prompt().tokenIds();
        return SliceOutput.all(
                sequence.inverseTemperature(),
                slice.end() < prompt.size() ? Optional.of(prompt.get(slice.end())) : Optional.empty());
    }

    private ActiveSequence sequence(String sequenceId) {
        return requests.sequence(sequenceId).orElseThrow();
    }
}
