package dev.tessera.frontend.openai.config;

import dev.tessera.spi.config.DataSize;

/** Configurations for tests. */
public final class TestingConfigs {
    private TestingConfigs() {}

    /** What holds where nothing is configured. */
    public static OpenAiConfig defaults() {
        return new OpenAiConfig(DataSize.parse("128MB"), 100_000_000, 100, 100, 1_000_000, 4096, 4096);
    }

    /** Limits that a short body is over. */
    public static OpenAiConfig tight() {
        return new OpenAiConfig(new DataSize(300), 100, 10, 6, 60, 3, 4);
    }
}
