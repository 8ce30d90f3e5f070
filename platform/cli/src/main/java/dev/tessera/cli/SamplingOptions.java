package dev.tessera.cli;

import dev.tessera.spi.generation.SamplingParameters;
import java.util.Optional;
import java.util.stream.Stream;
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

    @Option(
            names = "--beam-width",
            paramLabel = "N",
            description = "Search for the likeliest answer along this many beginnings at a time, instead of drawing"
                    + " tokens; it is printed when it is found.")
    private Optional<Integer> beamWidth = Optional.empty();

    @Option(
            names = "--length-penalty",
            paramLabel = "P",
            description = "Rate a search's answers by log-probability over length to this power (default: 1).")
    private Optional<Double> lengthPenalty = Optional.empty();

    /** @throws IllegalArgumentException where a value is out of its range */
    SamplingParameters parameters() {
        SamplingParameters.Builder parameters = SamplingParameters.builder();
        maxTokens.ifPresent(parameters::maxTokens);
        temperature.ifPresent(parameters::temperature);
        topP.ifPresent(parameters::topP);
        topK.ifPresent(parameters::topK);
        seed.ifPresent(parameters::seed);
        beamWidth.ifPresent(parameters::beamWidth);
        lengthPenalty.ifPresent(parameters::lengthPenalty);
        if (lengthPenalty.isPresent() && beamWidth.isEmpty()) {
            throw new IllegalArgumentException("--length-penalty rates what a --beam-width finds; give both");
        }
        return parameters.build();
    }

    boolean isEmpty() {
        return Stream.of(maxTokens, temperature, topP, topK, seed, beamWidth, lengthPenalty)
                .allMatch(Optional::isEmpty);
    }
}
