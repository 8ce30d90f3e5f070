package dev.tessera.platform.engine;

import static java.util.Objects.requireNonNull;

import dev.tessera.spi.config.DataSize;
import dev.tessera.spi.config.Setting;
import java.util.Optional;

/**
 * How the engine computes.
 *
 * @param backend name of a backend that a plugin contributes
 * @param dtype type of weights and activations
 * @param maxModelLength most tokens of a prompt and its answer; at most what the model can do
 * @param keyValueCacheMemory most bytes of the KV cache; by default a share of what is free
 * @param blockSize tokens in a block of the KV cache
 * @param prefixCaching whether prompts that begin alike share what is computed of them
 * @param maxSequences most sequences in one step
 * @param maxBatchedTokens most tokens computed in one step; longer prompts take several
 * @param longPrefillThreshold most tokens of one prompt in a step; by default all that fit
 * @param encoderCacheSize embeddings of media that are kept; by default as many as a step or a context has tokens
 * @param maxQueuedRequests most requests that wait
 * @param maxQueuedTokens most tokens of all prompts that wait
 * @param seed as {@link RequestSeeds} has it
 * @param warmUp whether the model computes some tokens of nobody's before the engine is ready
 * @param interleaved whether text and media keep their order in templates that take plain text; by default media comes first
 */
public record EngineConfig(
        @Setting(
                key = "backend",
                description = "What computes: pytorch, reference, which is slow, or another installed backend",
                defaultValue = "pytorch")
        String backend,

        @Setting(
                key = "dtype",
                description = "Type to compute in: auto, float32 or bfloat16; auto is the checkpoint's where the"
                        + " processor is fast in it, else float32",
                defaultValue = "auto")
        Dtype dtype,

        @Setting(
                key = "max-model-len",
                description = "Most tokens of a prompt and its answer together; by default what the model can do")
        Optional<Integer> maxModelLength,

        @Setting(
                key = "kv-cache-memory",
                description =
                        "Most memory for the KV cache; by default 1GB, or what one sequence of full length takes, but no more"
                                + " than a quarter of what is free")
        Optional<DataSize> keyValueCacheMemory,

        @Setting(key = "block-size", description = "Tokens in a block of the KV cache", defaultValue = "16")
        int blockSize,

        @Setting(
                key = "enable-prefix-caching",
                description = "Whether prompts that begin alike share what is computed of them",
                defaultValue = "true")
        boolean prefixCaching,

        @Setting(
                key = "max-num-seqs",
                description = "Most sequences computed in one step; no more than max-num-batched-tokens",
                defaultValue = "256")
        int maxSequences,

        @Setting(
                key = "max-num-batched-tokens",
                description = "Most tokens computed in one step; longer prompts take several steps",
                defaultValue = "2048")
        int maxBatchedTokens,

        @Setting(
                key = "long-prefill-token-threshold",
                description = "Most tokens of one prompt in a step, so that a long one leaves room for others;"
                        + " by default all that fit")
        Optional<Integer> longPrefillThreshold,

        @Setting(
                key = "encoder-cache-size",
                description =
                        "Embeddings of media that are kept, which is also the most of one item; by default as many"
                                + " as a step or a context has tokens")
        Optional<Integer> encoderCacheSize,

        @Setting(
                key = "max-num-queued-requests",
                description = "Most requests that wait; more are told to try again",
                defaultValue = "1024")
        int maxQueuedRequests,

        @Setting(
                key = "max-num-queued-tokens",
                description = "Most tokens of all prompts that wait; more are told to try again",
                defaultValue = "16777216")
        int maxQueuedTokens,

        @Setting(
                key = "seed",
                description = "Makes answers to requests without a seed repeatable, where they come in the same order;"
                        + " by default they are not")
        Optional<Long> seed,

        @Setting(
                key = "warm-up",
                description = "Whether the model computes some tokens before it is ready, so that the first request"
                        + " does not wait for what computing for the first time takes",
                defaultValue = "true")
        boolean warmUp,

        @Setting(
                key = "interleave-mm-strings",
                description =
                        "Whether media stays between the texts where the chat template takes plain text; otherwise"
                                + " all media of a message comes before its text",
                defaultValue = "false")
        boolean interleaved) {
    /** What the keys begin with. */
    public static final String PREFIX = "engine";

    private static final int MANY = 1 << 30;

    /** What to compute in. */
    public enum Dtype {
        AUTO,
        FLOAT32,
        BFLOAT16
    }

    public EngineConfig {
        if (backend.isEmpty()) {
            throw new IllegalArgumentException("engine.backend is empty, but must name a backend");
        }
        requireNonNull(dtype, "dtype is null");
        maxModelLength.ifPresent(length -> requireRange("max-model-len", length, 1, Integer.MAX_VALUE));
        requireNonNull(keyValueCacheMemory, "keyValueCacheMemory is null");
        requireRange("block-size", blockSize, 1, 1024);
        requireRange("max-num-seqs", maxSequences, 1, 1 << 16);
        requireRange("max-num-batched-tokens", maxBatchedTokens, 1, 1 << 20);
        longPrefillThreshold.ifPresent(tokens -> requireRange("long-prefill-token-threshold", tokens, 1, MANY));
        encoderCacheSize.ifPresent(rows -> requireRange("encoder-cache-size", rows, 1, MANY));
        requireRange("max-num-queued-requests", maxQueuedRequests, 1, MANY);
        requireRange("max-num-queued-tokens", maxQueuedTokens, 1, MANY);
        requireNonNull(seed, "seed is null");
    }

    private static void requireRange(String key, int value, int min, int max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException("engine.%s is %d, but must be %d to %d".formatted(key, value, min, max));
        }
    }
}
