package dev.tessera.frontend.openai.completion;

import dev.tessera.frontend.openai.answer.AnswerHead;
import dev.tessera.frontend.openai.answer.ChoiceDeltas;
import dev.tessera.frontend.openai.answer.CompletionUsage;
import dev.tessera.frontend.openai.answer.StopFields;
import dev.tessera.frontend.openai.answer.UsageCounter;
import dev.tessera.frontend.openai.call.EventEncoder;
import dev.tessera.frontend.openai.call.ServerSentEvent;
import dev.tessera.frontend.openai.error.ErrorBody;
import dev.tessera.frontend.openai.json.JsonWriter;
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

/** Writes a completion as it comes: pieces with text, the last of each choice with the reason why it ended. */
final class CompletionEncoder implements EventEncoder {
    private static final ServerSentEvent DONE = ServerSentEvent.of("[DONE]");

    private final CompletionRequest request;
    private final AnswerHead head;
    private final JsonWriter json;
    private final UsageCounter usage = new UsageCounter();
    private final Map<Integer, ChoiceDeltas> waiting = new HashMap<>();
    private final Map<Integer, Integer> offsets = new HashMap<>();
    private final List<List<Integer>> promptTokenIds = new ArrayList<>();

    CompletionEncoder(CompletionRequest request, AnswerHead head, JsonWriter json) {
        this.request = request;
        this.head = head;
        this.json = json;
    }

    @Override
    public List<ServerSentEvent> encode(GenerationEvent event) {
        return switch (event) {
            case Started started -> {
                promptTokenIds.add(started.promptTokenIds());
                usage.prompt(started.promptTokenIds().size());
                yield List.of();
            }
            case PromptLogprobs _ -> List.of();
            case Token token -> token(token);
            case ChoiceFinished finished ->
                List.of(piece(
                        finished.choice(), waiting(finished.choice()).take(), finished.text(), Optional.of(finished)));
            case Finished(Usage took) -> last(took);
        };
    }

    @Override
    public List<ServerSentEvent> encode(ErrorBody error) {
        return List.of(ServerSentEvent.of(json.text(error)), DONE);
    }

    private List<ServerSentEvent> token(Token token) {
        usage.token();
        List<Token> tokens = waiting(token.choice()).add(token);
        return tokens.isEmpty() ? List.of() : List.of(piece(token.choice(), tokens, token.text(), Optional.empty()));
    }

    private List<ServerSentEvent> last(Usage took) {
        List<ServerSentEvent> events = new ArrayList<>();
        if (request.streaming().includeUsage()) {
            TextCompletion piece = TextCompletion.of(head, List.of(), Optional.of(CompletionUsage.of(took)));
            events.add(ServerSentEvent.of(json.text(piece)));
        }
        events.add(DONE);
        return events;
    }

    private ChoiceDeltas waiting(int choice) {
        return waiting.computeIfAbsent(choice, index -> new ChoiceDeltas());
    }

    private ServerSentEvent piece(int choice, List<Token> tokens, String text, Optional<ChoiceFinished> end) {
        boolean first = !offsets.containsKey(choice);
        int offset = offsets.getOrDefault(choice, 0);
        offsets.put(choice, offset + TextLogprobs.length(tokens));
        boolean returnTokenIds = request.returnTokenIds();
        TextCompletion.Choice piece = new TextCompletion.Choice(
                choice,
                text,
                request.sampling().logprobs().map(_ -> TextLogprobs.of(tokens, request.tokenNames(), offset)),
                end.map(finished -> StopFields.finishReason(finished.reason())),
                end.flatMap(ChoiceFinished::stop).map(StopFields::stopReason),
                Optional.empty(),
                returnTokenIds ? Optional.of(tokens.stream().map(Token::id).toList()) : Optional.empty(),
                returnTokenIds && first
                        ? Optional.of(
                                promptTokenIds.get(choice / request.sampling().n()))
                        : Optional.empty());
        Optional<CompletionUsage> soFar =
                request.streaming().continuousUsage() ? Optional.of(usage.soFar()) : Optional.empty();
        return ServerSentEvent.of(json.text(TextCompletion.of(head, List.of(piece), soFar)));
    }
}
