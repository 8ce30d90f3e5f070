package dev.tessera.platform.runner;

import static java.util.Objects.requireNonNull;

import dev.tessera.platform.lifecycle.Closer;
import dev.tessera.spi.backend.Backend;
import dev.tessera.spi.backend.CompileOptions;
import dev.tessera.spi.backend.DeviceTensor;
import dev.tessera.spi.backend.Executable;
import dev.tessera.spi.checkpoint.Weights;
import dev.tessera.spi.model.DecoderDimensions;
import dev.tessera.spi.model.Encoder;
import dev.tessera.spi.model.Model;
import dev.tessera.spi.model.ProcessedItem;
import dev.tessera.spi.model.TokenPositions;
import dev.tessera.spi.tensor.Shape;
import dev.tessera.spi.tensor.Tensor;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A model compiled for a backend, with its caches on the device. Which block or row belongs to whom is the caller's affair.
 * Used by one thread; closing it frees everything on the device.
 */
public final class ModelRunner implements AutoCloseable {
    private final Model model;
    private final RunnerSizes sizes;
    private final Closer resources = new Closer();
    private final Executable decoder;
    private final Map<Encoder, Executable> encoders = new HashMap<>();
    private final Supplier<Executable> storeCompiler;
    private final Map<String, DeviceTensor> encoderStates;
    private final Map<String, DeviceTensor> decoderStates = new HashMap<>();
    /** Stores given embeddings; compiled with the first of them, for most engines never see any. */
    private Optional<Executable> storeExecutable = Optional.empty();

    /**
     * Compiles a model. Weights may be used where they lie, so that they must stay until the runner is closed.
     *
     * @param options the type to compute in
     */
    public ModelRunner(Backend backend, Model model, Weights weights, CompileOptions options, RunnerSizes sizes) {
        this.model = requireNonNull(model, "model is null");
        this.sizes = requireNonNull(sizes, "sizes is null");
        DecoderDimensions dimensions = model.decoder().dimensions();
        try {
            decoder = own(backend.compile(DecoderGraph.build(model, weights, sizes.blockSize()), weights, options));
            for (Encoder encoder : model.encoders()) {
                encoders.put(
                        encoder,
                        own(backend.compile(
                                EncoderGraph.build(encoder, weights, dimensions.hiddenSize()), weights, options)));
            }
            storeCompiler = () ->
                    backend.compile(EncoderGraph.givenEmbeddings(weights, dimensions.hiddenSize()), weights, options);
            encoderStates = Map.of(
                    EncoderCacheState.NAME,
                    own(backend.zeros(options.computeType(), Shape.of(sizes.encoderRows(), dimensions.hiddenSize()))));
            decoderStates.putAll(encoderStates);
            Shape cache = Shape.of(sizes.cacheTokens(), dimensions.keyValueHeads(), dimensions.headWidth());
            for (int layer = 0; layer < dimensions.layers(); layer++) {
                decoderStates.put(DecoderGraph.keys(layer), own(backend.zeros(options.computeType(), cache)));
                decoderStates.put(DecoderGraph.values(layer), own(backend.zeros(options.computeType(), cache)));
            }
        } catch (RuntimeException | Error e) {
            resources.closeAfter(e);
            throw e;
        }
    }

    /**
     * Encodes items and leaves their embeddings in the encoder cache.
     *
     * @param encoder one of the model's encoders
     * @param items items of its modalities
     * @param slots rows of the encoder cache for all embeddings of all items, in order
     */
    public void encode(Encoder encoder, List<ProcessedItem> items, List<Integer> slots) {
        Executable executable = requireNonNull(encoders.get(encoder), "the model has no such encoder");
        Map<String, Tensor> inputs = new HashMap<>(encoder.inputs(items));
        inputs.put(EncoderGraph.SLOTS, toTensor(slots));
        executable.run(inputs, encoderStates).close();
    }

    /**
     * Leaves embeddings that were computed elsewhere in the encoder cache.
     *
     * @param embeddings rows of the model's hidden size, of any floating-point type
     * @param slots rows of the encoder cache for all of them, in order
     */
    public void store(List<Tensor> embeddings, List<Integer> slots) {
        int hiddenSize = model.decoder().dimensions().hiddenSize();
        Map<String, Tensor> inputs = Map.of(
                EncoderGraph.EMBEDDINGS, GivenEmbeddings.join(embeddings, hiddenSize),
                EncoderGraph.SLOTS, toTensor(slots));
        if (storeExecutable.isEmpty()) {
            storeExecutable = Optional.of(own(storeCompiler.get()));
        }
        storeExecutable.get().run(inputs, encoderStates).close();
    }

    /**
     * Computes slices of sequences and stores their keys and values.
     *
     * @return the scores that the slices want, to be closed by the caller
     */
    public StepOutput step(List<SequenceSlice> slices) {
        int vocabularySize = model.decoder().dimensions().vocabularySize();
        Map<String, Tensor> inputs =
                new HashMap<>(StepInputs.of(slices, model.positions().axes(), sizes.blockSize()));
        inputs.putAll(OutputInputs.of(slices, vocabularySize));
        return StepOutput.take(decoder.run(inputs, decoderStates), slices);
    }

    /**
     * Computes tokens of no sequence, as prefill and as decode: backends compile code and take memory when they compute for
     * the first time. To be called before anything is in the KV cache, whose first block it writes.
     */
    public void warmUp() {
        int tokens = sizes.blockSize();
        computeInFirstBlock(Collections.nCopies(tokens, 0), 0);
        computeInFirstBlock(List.of(0), tokens - 1);
    }

    private void computeInFirstBlock(List<Integer> tokenIds, int start) {
        TokenPositions positions = (_, token) -> token;
        step(List.of(new SequenceSlice(tokenIds, start, positions, List.of(0), List.of(), SliceOutput.last(1))))
                .close();
    }

    private <T extends AutoCloseable> T own(T resource) {
        resources.register(resource);
        return resource;
    }

    private static Tensor toTensor(List<Integer> slots) {
        return Tensor.ofLongs(
                Shape.of(slots.size()),
                slots.stream().mapToLong(Integer::longValue).toArray());
    }

    @Override
    public void close() {
        resources.close();
    }
}
