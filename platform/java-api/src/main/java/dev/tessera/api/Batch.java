package dev.tessera.api;

import static dev.tessera.spi.error.StandardErrors.CANCELLED;
import static dev.tessera.spi.error.StandardErrors.INTERNAL_ERROR;
import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;

import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.generation.GenerationRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Answers several requests at once; the first failure ends the rest. */
final class Batch {
    /** Prepared media takes memory, however many requests there are. */
    static final int MOST_AT_ONCE = 64;

    private final Function<GenerationRequest, Generation> generate;

    Batch(Function<GenerationRequest, Generation> generate) {
        this.generate = generate;
    }

    List<Generation> run(List<GenerationRequest> requests) {
        if (requests.isEmpty()) {
            throw new TesseraException(INVALID_REQUEST, "there are no prompts");
        }
        // waits for its threads when it closes
        try (ExecutorService executor = Executors.newFixedThreadPool(
                Math.min(requests.size(), MOST_AT_ONCE),
                Thread.ofVirtual().name("tessera-batch-", 0).factory())) {
            try {
                return run(requests, new ExecutorCompletionService<>(executor));
            } finally {
                executor.shutdownNow();
            }
        }
    }

    private List<Generation> run(List<GenerationRequest> requests, ExecutorCompletionService<Generation> completion) {
        List<Future<Generation>> futures = new ArrayList<>(requests.size());
        for (int i = 0; i < requests.size(); i++) {
            int index = i;
            futures.add(completion.submit(() -> answer(index, requests.get(index))));
        }
        try {
            for (int i = 0; i < requests.size(); i++) {
                completion.take().get();
            }
            return futures.stream().map(Future::resultNow).toList();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof TesseraException failure
                    ? failure
                    : new TesseraException(INTERNAL_ERROR, "a request failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TesseraException(CANCELLED, "the thread was interrupted while it waited for answers", e);
        }
    }

    /** Says which of the requests it is that fails. */
    private Generation answer(int index, GenerationRequest request) {
        try {
            return generate.apply(request);
        } catch (TesseraException e) {
            TesseraException located =
                    new TesseraException(e.code(), "prompts[%d]: %s".formatted(index, e.getMessage()), e);
            throw e.parameter().map(located::withParameter).orElse(located);
        }
    }
}
