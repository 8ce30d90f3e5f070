package dev.tessera.backend.pytorch.natives;

import static dev.tessera.spi.error.StandardErrors.BACKEND_FAILED;
import static dev.tessera.spi.error.StandardErrors.OUT_OF_MEMORY;

import dev.tessera.spi.error.TesseraException;
import java.util.List;

/** Turns what native code throws, which is a page with a stack and the failing line of the script, into one sentence. */
final class NativeFailure {
    private static final List<String> MEMORY =
            List.of("can't allocate memory", "bad_alloc", "out of memory", "Storage size calculation overflowed");
    private static final List<String> KINDS = List.of("RuntimeError: ", "IndexError: ", "torch.jit.Error: ");
    private static final int LONGEST = 300;

    private NativeFailure() {}

    /**
     * The error to throw.
     *
     * @param subject what failed, such as the name of a graph
     */
    static TesseraException of(String subject, RuntimeException failure) {
        String message = String.valueOf(failure.getMessage());
        if (MEMORY.stream().anyMatch(message::contains)) {
            return new TesseraException(OUT_OF_MEMORY, "%s: memory ran out".formatted(subject), failure);
        }
        return new TesseraException(BACKEND_FAILED, "%s: %s".formatted(subject, sentence(message)), failure);
    }

    private static String sentence(String message) {
        String sentence = message.lines()
                .filter(line -> KINDS.stream().anyMatch(line::startsWith))
                .map(line -> line.substring(line.indexOf(": ") + 2))
                .findFirst()
                .orElse("the native library failed");
        return sentence.substring(0, Math.min(sentence.length(), LONGEST));
    }
}
