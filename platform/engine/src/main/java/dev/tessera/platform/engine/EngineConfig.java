package dev.tessera.platform.engine;

import static java.util.Objects.requireNonNull;

import dev.tessera.spi.config.DataSize;
import dev.tessera.spi.config.Setting;
import java.util.Optional;

/**
 * How the engine computes.
 *
 * @param dtype type of weights and activations
 * @param maxModelLength most tokens of a prompt and its answer; at most what the model can do
 * @param keyValueCacheMemory most bytes of the KV cache
 * @param blockSize tokens in a block of the KV cache
 * @param maxBatchedTokens most tokens computed in one step; longer prompts take several
 */
public record EngineConfig(
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

        @Setting(key = "kv-cache-memory", description = "Most memory for the KV cache", defaultValue = "1GB")
        DataSize keyValueCacheMemory,

        @Setting(key = "block-size", description = "Tokens in a block of the KV cache", defaultValue = "16")
        int blockSize,

        @Setting(
                key = "max-num-batched-tokens",
                description = "Most tokens computed in one step; longer prompts take several steps",
                defaultValue = "2048")
        int maxBatchedTokens) {
    /** What the keys begin with. */
    public static final String PREFIX = "engine";

    /** What to compute in. */
    public enum Dtype {
        AUTO,
        FLOAT32,
        BFLOAT16
    }

    public EngineConfig {
        requireNonNull(dtype, "dtype is null");
        maxModelLength.ifPresent(length -> requireRange("max-model-len", length, 1, Integer.MAX_VALUE));
        requireNonNull(keyValueCacheMemory, "keyValueCacheMemory is null");
        requireRange("block-size", blockSize, 1, 1024);
        requireRange("max-num-batched-tokens", maxBatchedTokens, 1, 1 << 20);
    }

    private static void requireRange(String key, int value, int min, int max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException("engine.%s is %d, but must be %d to %d".formatted(key, value, min, max));
        }
    }
}
