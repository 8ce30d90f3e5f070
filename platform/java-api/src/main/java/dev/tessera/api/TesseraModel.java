package dev.tessera.api;

import static java.util.Objects.requireNonNull;

import dev.tessera.platform.lifecycle.Closer;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.generation.ChatMessage;
import dev.tessera.spi.generation.GenerationRequest;
import dev.tessera.spi.generation.InferenceService;
import dev.tessera.spi.generation.SamplingParameters;
import dev.tessera.spi.generation.ServedModel;
import dev.tessera.spi.generation.TokenizedPrompt;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Flow;

/**
 * An open model. Requests are made with {@link Requests}; the shorter methods here make simple ones. Thread-safe; requests
 * of several threads are worked on together.
 *
 * <p>Methods that wait end with CANCELLED where their thread is interrupted, and leave it interrupted.
 */
public final class TesseraModel implements AutoCloseable {
    private static final SamplingParameters DEFAULTS =
            SamplingParameters.builder().build();

    private final InferenceService service;
    private final Closer resources;

    /** Takes over the resources, which are closed with the model. */
    TesseraModel(InferenceService service, Closer resources) {
        this.service = requireNonNull(service, "service is null");
        this.resources = requireNonNull(resources, "resources is null");
    }

    /** Opens the checkpoint in a directory, as {@link TesseraModelBuilder#open} does. */
    public static TesseraModel open(Path checkpoint) {
        return builder(checkpoint).open();
    }

    /** Opens a model that comes with Tessera, such as {@code demo}, as {@link TesseraModelBuilder#open} does. */
    public static TesseraModel open(String installedModel) {
        return builder(installedModel).open();
    }

    /** Prepares to open the checkpoint in a directory. */
    public static TesseraModelBuilder builder(Path checkpoint) {
        requireNonNull(checkpoint, "checkpoint is null");
        return new TesseraModelBuilder(home -> checkpoint);
    }

    /** Prepares to open a model that comes with Tessera, such as {@code demo}. */
    public static TesseraModelBuilder builder(String installedModel) {
        requireNonNull(installedModel, "installedModel is null");
        return new TesseraModelBuilder(home -> home.resolve("models").resolve(installedModel));
    }

    /** What is open. */
    public ServedModel served() {
        return service.model();
    }

    /** Answers a conversation. */
    public Generation chat(ChatMessage... messages) {
        return chat(List.of(messages), DEFAULTS);
    }

    /** Answers a conversation. */
    public Generation chat(List<ChatMessage> messages, SamplingParameters sampling) {
        return generate(Requests.chat(messages).sampling(sampling).build());
    }

    /** Continues a text, which no template is applied to. */
    public Generation generate(String prompt, SamplingParameters sampling) {
        return generate(Requests.text(prompt).sampling(sampling).build());
    }

    /** Continues a prompt of tokens. */
    public Generation generate(List<Integer> promptTokenIds, SamplingParameters sampling) {
        return generate(Requests.tokens(promptTokenIds).sampling(sampling).build());
    }

    /**
     * Waits for the whole answer.
     *
     * @throws TesseraException where the request fails
     */
    public Generation generate(GenerationRequest request) {
        try (TokenStream stream = stream(request)) {
            return stream.generation();
        }
    }

    /** Continues several texts at once. */
    public List<Generation> generateAll(List<String> prompts, SamplingParameters sampling) {
        return generateAll(prompts.stream()
                .map(prompt -> Requests.text(prompt).sampling(sampling).build())
                .toList());
    }

    /**
     * Answers several requests at once, at most {@value Batch#MOST_AT_ONCE} at a time.
     *
     * @return the answers in the order of the requests
     * @throws TesseraException INVALID_REQUEST where there are none; what one of them fails with, which ends the others
     */
    public List<Generation> generateAll(List<GenerationRequest> requests) {
        return new Batch(this::generate).run(requests);
    }

    /**
     * Starts a request, whose answer is read as it comes.
     *
     * @throws TesseraException where the request cannot be started
     */
    public TokenStream stream(GenerationRequest request) {
        return new TokenStream(service.generate(request));
    }

    /**
     * A publisher of the answer as it comes. Each subscriber starts a request of its own with its first demand, and ends it by
     * cancelling. Subscribers are called on threads of the publisher's.
     */
    public Flow.Publisher<Delta> publish(GenerationRequest request) {
        requireNonNull(request, "request is null");
        return new TokenPublisher(() -> stream(request));
    }

    /** What a request's prompt is for the model; nothing is generated. */
    public TokenizedPrompt tokenize(GenerationRequest request) {
        return service.tokenize(request);
    }

    /** The text of tokens, special ones included. */
    public String detokenize(List<Integer> tokenIds) {
        return service.detokenize(tokenIds);
    }

    /** Ends the requests under way and frees the model. Further calls do nothing. */
    @Override
    public void close() {
        resources.close();
    }
}
