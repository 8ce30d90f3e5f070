package dev.tessera.frontend.openai.chunk;

import static java.util.Objects.requireNonNull;

import dev.tessera.frontend.openai.answer.ChoiceDeltas;
import dev.tessera.frontend.openai.answer.CompletionUsage;
import dev.tessera.frontend.openai.call.EventEncoder;
import dev.tessera.frontend.openai.call.ServerSentEvent;
import dev.tessera.frontend.openai.error.ErrorBody;
import dev.tessera.frontend.openai.json.JsonWriter;
import dev.tessera.frontend.openai.request.StreamOptions;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.generation.GenerationEvent;
import dev.tessera.spi.generation.GenerationEvent.ChoiceFinished;
import dev.tessera.spi.generation.GenerationEvent.Finished;
import dev.tessera.spi.generation.GenerationEvent.PromptLogprobs;
import dev.tessera.spi.generation.GenerationEvent.Started;
import dev.tessera.spi.generation.GenerationEvent.Token;
import dev.tessera.spi.generation.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Writes an answer as it comes: for each choice chunks with text, the last of them with its last token and the reason why it
 * ended; then what the answer took, where that was asked for, and the word that it is complete.
 */
public final class ChunkEncoder implements EventEncoder {
    private static final ServerSentEvent DONE = ServerSentEvent.of("[DONE]");

    private final ChunkForm form;
    private final StreamOptions options;
    private final JsonWriter json;
    private final SortedMap<Integer, ChoiceDeltas> choices = new TreeMap<>();

    public ChunkEncoder(ChunkForm form, StreamOptions options, JsonWriter json) {
        this.form = requireNonNull(form, "form is null");
        this.options = requireNonNull(options, "options is null");
        this.json = requireNonNull(json, "json is null");
    }

    @Override
    public List<ServerSentEvent> encode(GenerationEvent event) {
        List<ServerSentEvent> events = new ArrayList<>();
        switch (event) {
            case Started started -> form.prompt(started);
            case PromptLogprobs logprobs -> form.prompt(logprobs);
            case Token token -> {
                begin(token.choice(), events);
                text(token, events);
            }
            case ChoiceFinished finished -> {
                begin(finished.choice(), events);
                List<Token> tokens = choices.get(finished.choice()).take();
                events.add(event(form.end(withTextOf(tokens, finished), tokens, soFar(finished.choice()))));
            }
            case Finished(Usage took) -> {
                if (options.includeUsage()) {
                    events.add(event(form.usage(CompletionUsage.of(took))));
                }
                events.add(DONE);
            }
        }
        return events;
    }

    @Override
    public List<ServerSentEvent> encode(TesseraException failure) {
        List<ServerSentEvent> events = new ArrayList<>();
        choices.forEach((choice, deltas) -> {
            List<Token> tokens = deltas.take();
            String text = ChoiceDeltas.text(tokens);
            if (!text.isEmpty()) {
                events.add(event(form.text(choice, tokens, text, soFar(choice))));
            }
        });
        events.add(event(ErrorBody.of(failure)));
        events.add(DONE);
        return events;
    }

    /** The last token waits for why it was the last, which is known already. */
    private void text(Token token, List<ServerSentEvent> events) {
        ChoiceDeltas deltas = choices.get(token.choice());
        if (token.last()) {
            deltas.keep(token);
            return;
        }
        List<Token> tokens = deltas.add(token);
        if (!tokens.isEmpty()) {
            events.add(event(form.text(token.choice(), tokens, ChoiceDeltas.text(tokens), soFar(token.choice()))));
        }
    }

    private static ChoiceFinished withTextOf(List<Token> tokens, ChoiceFinished finished) {
        return new ChoiceFinished(
                finished.choice(), ChoiceDeltas.text(tokens) + finished.text(), finished.reason(), finished.stop());
    }

    /** A choice begins with its first result: what announces it sooner would be taken for that by who measures the time. */
    private void begin(int choice, List<ServerSentEvent> events) {
        if (!choices.containsKey(choice)) {
            choices.put(choice, new ChoiceDeltas(options.interval()));
            form.begin(choice, soFar(choice)).map(this::event).ifPresent(events::add);
        }
    }

    /** What a choice took up to now, as in vLLM: what all of them took is known at the end. */
    private Optional<CompletionUsage> soFar(int choice) {
        return options.continuousUsage()
                ? Optional.of(CompletionUsage.soFar(
                        form.promptTokens(choice), choices.get(choice).tokens()))
                : Optional.empty();
    }

    private ServerSentEvent event(Record chunk) {
        return ServerSentEvent.of(json.text(chunk));
    }
}
