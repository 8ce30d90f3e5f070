package dev.tessera.frontend.openai.responses;

import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.generation.Usage;
import java.util.List;
import java.util.Optional;

/**
 * How far a response is.
 *
 * @param output its message, once that is complete
 * @param usage what it took, once that is known
 * @param failure what it failed with
 */
record Progress(
        Status status,
        Optional<OutputMessage> output,
        Optional<ResponseUsage> usage,
        Optional<ResponseFailure> failure) {
    static Progress begun() {
        return new Progress(Status.IN_PROGRESS, Optional.empty(), Optional.empty(), Optional.empty());
    }

    static Progress ended(OutputMessage output, Usage usage) {
        return new Progress(
                output.status(), Optional.of(output), Optional.of(ResponseUsage.of(usage)), Optional.empty());
    }

    static Progress failed(TesseraException failure) {
        return new Progress(
                Status.FAILED, Optional.empty(), Optional.empty(), Optional.of(ResponseFailure.of(failure)));
    }

    List<OutputMessage> messages() {
        return output.stream().toList();
    }
}
