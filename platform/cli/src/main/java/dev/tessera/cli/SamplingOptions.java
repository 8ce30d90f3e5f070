package dev.tessera.cli;

import dev.tessera.spi.generation.SamplingParameters;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How tokens are chosen. What is left out comes from the checkpoint. */
final class SamplingOptions {
    @Option(names = "--max-tokens", paramLabel = "N", description = "Most tokens to generate.")
    private Optional<Integer> maxTokens = Optional.empty();

    @Option(
            names = "--temperature",
            paramLabel = "T",
            description = "0 picks the likeliest token, more is more random.")
    private Optional<Double> temperature = Optional.empty();

    @Option(names = "--top-p", paramLabel = "P", description = "Choose among tokens that make up this probability.")
    private Optional<Double> topP = Optional.empty();

    @Option(names = "--top-k", paramLabel = "K", description = "Choose among this many tokens; 0 is all.")
    private Optional<Integer> topK = Optional.empty();

    @Option(names = "--seed", paramLabel = "N", description = "Make the choice repeatable.")
    private Optional<Long> seed = Optional.empty();

    /** @throws IllegalArgumentException where a value is out of its range */
    SamplingParameters parameters() {
        SamplingParameters.Builder parameters = SamplingParameters.builder();
        maxTokens.ifPresent(parameters::maxTokens);
        temperature.ifPresent(parameters::temperature);
        topP.ifPresent(parameters::topP);
        topK.ifPresent(parameters::topK);
        seed.ifPresent(parameters::seed);
        return parameters.build();
    }

    boolean isEmpty() {
        return maxTokens.isEmpty() && temperature.isEmpty() && topP.isEmpty() && topK.isEmpty() && seed.isEmpty();
    }
}
