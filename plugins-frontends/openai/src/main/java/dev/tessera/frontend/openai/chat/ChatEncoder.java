package dev.tessera.frontend.openai.chat;

import dev.tessera.frontend.openai.answer.AnswerHead;
import dev.tessera.frontend.openai.answer.ChoiceDeltas;
import dev.tessera.frontend.openai.answer.CompletionUsage;
import dev.tessera.frontend.openai.answer.StopFields;
import dev.tessera.frontend.openai.answer.UsageCounter;
import dev.tessera.frontend.openai.call.EventEncoder;
import dev.tessera.frontend.openai.call.ServerSentEvent;
import dev.tessera.frontend.openai.error.ErrorBody;
import dev.tessera.frontend.openai.json.JsonWriter;
import dev.tessera.frontend.openai.version.PluginVersion;
import dev.tessera.spi.generation.GenerationEvent;
import dev.tessera.spi.generation.GenerationEvent.ChoiceFinished;
import dev.tessera.spi.generation.GenerationEvent.Finished;
import dev.tessera.spi.generation.GenerationEvent.PromptLogprobs;
import dev.tessera.spi.generation.GenerationEvent.Started;
import dev.tessera.spi.generation.GenerationEvent.Token;
import dev.tessera.spi.generation.Usage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes a chat completion as it comes: for each choice a chunk with the role, chunks with text, and one with the reason why it
 * ended; then what the answer took, where that was asked for, and the word that it is complete.
 */
final class ChatEncoder implements EventEncoder {
    private static final ServerSentEvent DONE = ServerSentEvent.of("[DONE]");

    private final ChatRequest request;
    private final AnswerHead head;
    private final JsonWriter json;
    private final UsageCounter usage = new UsageCounter();
    private final Map<Integer, ChoiceDeltas> choices = new HashMap<>();
    private List<Integer> promptTokenIds = List.of();

    ChatEncoder(ChatRequest request, AnswerHead head, JsonWriter json) {
        this.request = request;
        this.head = head;
        this.json = json;
    }

    @Override
    public List<ServerSentEvent> encode(GenerationEvent event) {
        return switch (event) {
            case Started started -> {
                promptTokenIds = started.promptTokenIds();
                usage.prompt(promptTokenIds.size());
                // The first choice always exists; others are announced with their first token.
                yield List.of(role(0));
            }
            case PromptLogprobs _ -> List.of();
            case Token token -> token(token);
            case ChoiceFinished finished -> end(finished);
            case Finished(Usage took) -> last(took);
        };
    }

    @Override
    public List<ServerSentEvent> encode(ErrorBody error) {
        return List.of(ServerSentEvent.of(json.text(error)), DONE);
    }

    private List<ServerSentEvent> token(Token token) {
        List<ServerSentEvent> events = begin(token.choice());
        usage.token();
        List<Token> tokens = choices.get(token.choice()).add(token);
        if (!tokens.isEmpty()) {
            events.add(chunk(text(token.choice(), tokens, token.text()), Optional.empty(), Optional.empty()));
        }
        return events;
    }

    private List<ServerSentEvent> end(ChoiceFinished finished) {
        List<ServerSentEvent> events = begin(finished.choice());
        ChatChunk.Choice rest =
                text(finished.choice(), choices.get(finished.choice()).take(), finished.text());
        ChatChunk.Choice choice = new ChatChunk.Choice(
                rest.index(),
                rest.delta(),
                rest.logprobs(),
                Optional.of(StopFields.finishReason(finished.reason())),
                Optional.of(finished.stop().map(StopFields::stopReason)),
                rest.tokenIds());
        events.add(chunk(choice, Optional.of(PluginVersion.FINGERPRINT), Optional.empty()));
        return events;
    }

    private List<ServerSentEvent> last(Usage took) {
        List<ServerSentEvent> events = new ArrayList<>();
        if (request.streaming().includeUsage()) {
            events.add(event(List.of(), Optional.of(CompletionUsage.of(took)), Optional.empty(), Optional.empty()));
        }
        events.add(DONE);
        return events;
    }

    private List<ServerSentEvent> begin(int choice) {
        List<ServerSentEvent> events = new ArrayList<>();
        if (!choices.containsKey(choice)) {
            events.add(role(choice));
        }
        return events;
    }

    private ServerSentEvent role(int choice) {
        choices.put(choice, new ChoiceDeltas());
        return chunk(
                new ChatChunk.Choice(
                        choice,
                        new ChatChunk.Delta(Optional.of(request.role()), ""),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                Optional.empty(),
                request.returnTokenIds() && choice == 0 ? Optional.of(promptTokenIds) : Optional.empty());
    }

    private ChatChunk.Choice text(int choice, List<Token> tokens, String text) {
        return new ChatChunk.Choice(
                choice,
                new ChatChunk.Delta(Optional.empty(), text),
                request.generation()
                        .sampling()
                        .logprobs()
                        .filter(_ -> !tokens.isEmpty())
                        .map(_ -> ChatLogprobs.of(tokens, request.tokenNames())),
                Optional.empty(),
                Optional.empty(),
                request.returnTokenIds()
                        ? Optional.of(tokens.stream().map(Token::id).toList())
                        : Optional.empty());
    }

    private ServerSentEvent chunk(
            ChatChunk.Choice choice, Optional<String> fingerprint, Optional<List<Integer>> prompt) {
        Optional<CompletionUsage> soFar =
                request.streaming().continuousUsage() ? Optional.of(usage.soFar()) : Optional.empty();
        return event(List.of(choice), soFar, fingerprint, prompt);
    }

    private ServerSentEvent event(
            List<ChatChunk.Choice> delta,
            Optional<CompletionUsage> took,
            Optional<String> fingerprint,
            Optional<List<Integer>> prompt) {
        return ServerSentEvent.of(json.text(new ChatChunk(
                head.id(), "chat.completion.chunk", head.created(), head.model(), delta, took, fingerprint, prompt)));
    }
}
