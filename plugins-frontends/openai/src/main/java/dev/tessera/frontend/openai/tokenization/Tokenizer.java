package dev.tessera.frontend.openai.tokenization;

import static java.util.Objects.requireNonNull;

import dev.tessera.frontend.openai.call.CallReader;
import dev.tessera.frontend.openai.call.Caller;
import dev.tessera.frontend.openai.json.RequestObject;
import dev.tessera.spi.generation.InferenceService;
import java.util.List;
import java.util.Optional;

/** {@code POST /tokenize} and {@code POST /detokenize}, as vLLM has them. Thread-safe. */
public final class Tokenizer {
    private final CallReader chats;
    private final CallReader completions;

    /**
     * @param chats reads a conversation to be tokenized
     * @param completions reads a prompt to be tokenized
     */
    public Tokenizer(CallReader chats, CallReader completions) {
        this.chats = requireNonNull(chats, "chats is null");
        this.completions = requireNonNull(completions, "completions is null");
    }

    /** Tokens of a conversation or a prompt as the model would see it, those that stand for media included. */
    public Tokens tokenize(RequestObject body, Caller caller, InferenceService service) {
        CallReader reader = body.has("messages") ? chats : completions;
        List<Integer> tokens = service.tokenize(
                        reader.read(body, caller, service.model()).request().generation())
                .tokenIds();
        boolean pieces = body.flag("return_token_strs", false);
        return new Tokens(
                tokens.size(),
                service.model().contextLength(),
                tokens,
                pieces ? Optional.of(service.pieces(tokens)) : Optional.empty());
    }

    /** The text of {@code tokens}. */
    public PromptText detokenize(RequestObject body, InferenceService service) {
        List<Integer> tokens = body.require("tokens", "a list of token ids").elements().stream()
                .map(element -> element.atLeast(0))
                .toList();
        return new PromptText(service.detokenize(tokens));
    }
}
