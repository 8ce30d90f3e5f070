package dev.tessera.testkit.generation;

import static java.util.Objects.requireNonNull;

import dev.tessera.spi.generation.GenerationRequest;
import dev.tessera.spi.generation.GenerationStream;
import dev.tessera.spi.generation.InferenceService;
import dev.tessera.spi.generation.ServedModel;
import dev.tessera.spi.generation.TokenizedPrompt;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;

/** An engine that answers each request by a script, remembers the requests and counts the streams left open. */
public final class TestingInferenceService implements InferenceService {
    private final ServedModel model;
    private final Function<GenerationRequest, TestingAnswer> script;
    private final List<GenerationRequest> requests = new CopyOnWriteArrayList<>();
    private final AtomicInteger openStreams = new AtomicInteger();

    /**
     * Creates the engine.
     *
     * @param script the answer to a request, or an exception where the request cannot be started
     */
    public TestingInferenceService(ServedModel model, Function<GenerationRequest, TestingAnswer> script) {
        this.model = requireNonNull(model, "model is null");
        this.script = requireNonNull(script, "script is null");
    }

    @Override
    public ServedModel model() {
        return model;
    }

    @Override
    public GenerationStream generate(GenerationRequest request) {
        requests.add(request);
        TestingAnswer answer = script.apply(request);
        openStreams.incrementAndGet();
        return new TestingGenerationStream(answer, openStreams::decrementAndGet);
    }

    /** The tokens 101 and 102, whatever the prompt. */
    @Override
    public TokenizedPrompt tokenize(GenerationRequest request) {
        requests.add(request);
        return new TokenizedPrompt("prompt", List.of(101, 102));
    }

    /** The numbers of the tokens, in words of their own. */
    @Override
    public String detokenize(List<Integer> tokenIds) {
        return tokenIds.stream().map(String::valueOf).collect(Collectors.joining(" "));
    }

    /** The numbers of the tokens, each after the mark of a word. */
    @Override
    public List<String> pieces(List<Integer> tokenIds) {
        return tokenIds.stream().map("\u2581%d"::formatted).toList();
    }

    /** All requests so far, in order. */
    public List<GenerationRequest> requests() {
        return List.copyOf(requests);
    }

    /** How many streams were not closed yet. */
    public int openStreams() {
        return openStreams.get();
    }
}
