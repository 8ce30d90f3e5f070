package dev.tessera.platform.engine;

import static dev.tessera.spi.error.StandardErrors.INVALID_CONFIGURATION;

import dev.tessera.platform.runner.RunnerSizes;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.model.DecoderDimensions;
import dev.tessera.spi.model.Model;
import dev.tessera.spi.tensor.DataType;

/**
 * What an engine has room for.
 *
 * @param contextLength most tokens of a prompt and its answer
 * @param blockSize tokens in a block of the KV cache
 * @param maxBatchedTokens most tokens computed in one step
 */
record EngineLimits(int contextLength, int blockSize, int maxBatchedTokens) {
    /**
     * @param computeType type of the cache's numbers
     * @throws TesseraException INVALID_CONFIGURATION where more is asked for than the model does, or the memory holds
     */
    static EngineLimits of(EngineConfig config, Model model, DataType computeType) {
        int wanted = config.maxModelLength().orElse(model.contextLength());
        if (wanted > model.contextLength()) {
            throw new TesseraException(
                    INVALID_CONFIGURATION,
                    "engine.max-model-len is %d, but the model does %d tokens at most"
                            .formatted(wanted, model.contextLength()));
        }
        long room = config.keyValueCacheMemory().bytes()
                / bytesPerToken(model.decoder().dimensions(), computeType);
        boolean required = config.maxModelLength().isPresent();
        if (room < (required ? wanted : config.blockSize())) {
            throw new TesseraException(
                    INVALID_CONFIGURATION,
                    "engine.kv-cache-memory %s holds %d tokens, too few for the %d wanted"
                            .formatted(config.keyValueCacheMemory(), room, wanted));
        }
        return new EngineLimits((int) Math.min(wanted, room), config.blockSize(), config.maxBatchedTokens());
    }

    /** Caches for one sequence of full length. */
    RunnerSizes sizes() {
        return new RunnerSizes((contextLength + blockSize - 1) / blockSize, blockSize, contextLength);
    }

    private static long bytesPerToken(DecoderDimensions dimensions, DataType type) {
        return 2L * dimensions.layers() * dimensions.keyValueHeads() * dimensions.headWidth() * type.bytes();
    }
}
