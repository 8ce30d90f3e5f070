package dev.tessera.platform.engine;

import static dev.tessera.spi.error.StandardErrors.INVALID_CONFIGURATION;

import dev.tessera.platform.runner.RunnerSizes;
import dev.tessera.platform.scheduler.SchedulerLimits;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.model.DecoderDimensions;
import dev.tessera.spi.model.Model;
import dev.tessera.spi.tensor.DataType;

/**
 * What an engine has room for.
 *
 * @param contextLength most tokens of a prompt and its answer
 * @param sizes of the caches on the device
 * @param scheduling what a step may hold
 */
record EngineLimits(int contextLength, RunnerSizes sizes, SchedulerLimits scheduling) {
    /** The largest default share of the memory that is free: weights need some, and so does everybody else. */
    private static final int DEFAULT_SHARE = 4;
    /** What many short sequences need, or one that is longer; a backend may have to touch all of it before it can start. */
    private static final long DEFAULT_BYTES = 1L << 30;
    /** Blocks that stay free for running sequences to grow, of a hundred. */
    private static final int WATERMARK_PERCENT = 1;

    /**
     * @param computeType type of the cache's numbers
     * @param freeMemory bytes that are free on the device
     * @throws TesseraException INVALID_CONFIGURATION where more is asked for than the model does, or the memory holds
     */
    static EngineLimits of(EngineConfig config, Model model, DataType computeType, long freeMemory) {
        int wanted = config.maxModelLength().orElse(model.contextLength());
        if (wanted > model.contextLength()) {
            throw new TesseraException(
                    INVALID_CONFIGURATION,
                    "engine.max-model-len is %d, but the model does %d tokens at most"
                            .formatted(wanted, model.contextLength()));
        }
        int maxSequences = Math.min(config.maxSequences(), config.maxBatchedTokens());
        int blocks = blocks(config, model.decoder().dimensions(), computeType, freeMemory, wanted, maxSequences);
        int contextLength = Math.min(wanted, blocks * config.blockSize());
        int encoderRows = config.encoderCacheSize().orElse(Math.max(config.maxBatchedTokens(), contextLength));
        return new EngineLimits(
                contextLength,
                new RunnerSizes(blocks, config.blockSize(), encoderRows),
                new SchedulerLimits(
                        maxSequences,
                        config.maxBatchedTokens(),
                        encoderRows,
                        config.longPrefillThreshold().orElse(config.maxBatchedTokens()),
                        maxSequences == 1 ? 0 : blocks * WATERMARK_PERCENT / 100));
    }

    /** As many blocks as the memory holds, and no more than sequences of full length could use. */
    private static int blocks(
            EngineConfig config,
            DecoderDimensions dimensions,
            DataType computeType,
            long freeMemory,
            int wanted,
            int maxSequences) {
        long bytesPerBlock = config.blockSize() * bytesPerToken(dimensions, computeType);
        long needed = Math.ceilDiv(wanted, config.blockSize());
        long memory = config.keyValueCacheMemory()
                .map(size -> size.bytes())
                .orElseGet(() -> Math.min(freeMemory / DEFAULT_SHARE, Math.max(DEFAULT_BYTES, needed * bytesPerBlock)));
        long room = memory / bytesPerBlock;
        long least = config.maxModelLength().isPresent() ? needed : 1;
        if (room < least) {
            throw new TesseraException(
                    INVALID_CONFIGURATION,
                    "the KV cache has %d MB (engine.kv-cache-memory), which hold %d tokens, too few for the %d wanted"
                            .formatted(memory >> 20, room * config.blockSize(), wanted));
        }
        long most = Math.min(needed * maxSequences, Integer.MAX_VALUE / config.blockSize());
        return (int) Math.min(room, most);
    }

    /** Bytes that the KV cache takes for a token. */
    private static long bytesPerToken(DecoderDimensions dimensions, DataType type) {
        return 2L * dimensions.layers() * dimensions.keyValueHeads() * dimensions.headWidth() * type.bytes();
    }
}
