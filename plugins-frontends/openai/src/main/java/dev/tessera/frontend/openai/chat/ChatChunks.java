package dev.tessera.frontend.openai.chat;

import dev.tessera.frontend.openai.answer.AnswerHead;
import dev.tessera.frontend.openai.answer.AnsweredChoice;
import dev.tessera.frontend.openai.answer.CompletionUsage;
import dev.tessera.frontend.openai.answer.StopFields;
import dev.tessera.frontend.openai.chunk.ChunkForm;
import dev.tessera.frontend.openai.version.PluginVersion;
import dev.tessera.spi.generation.GenerationEvent.ChoiceFinished;
import dev.tessera.spi.generation.GenerationEvent.PromptLogprobs;
import dev.tessera.spi.generation.GenerationEvent.Started;
import dev.tessera.spi.generation.GenerationEvent.Token;
import java.util.List;
import java.util.Optional;

/** The chunks of a chat completion: for each choice one with the role and what is echoed, then those with text. */
final class ChatChunks implements ChunkForm {
    private final ChatRequest request;
    private final AnswerHead head;
    private Started prompt = new Started("", List.of());
    private boolean promptTold;

    ChatChunks(ChatRequest request, AnswerHead head) {
        this.request = request;
        this.head = head;
    }

    @Override
    public void prompt(Started started) {
        prompt = started;
    }

    @Override
    public void prompt(PromptLogprobs logprobs) {
        // there is no place for them among the chunks of a chat
    }

    @Override
    public int promptTokens(int choice) {
        return prompt.promptTokenIds().size();
    }

    @Override
    public Optional<Record> begin(int choice, Optional<CompletionUsage> soFar) {
        ChatChunk.Choice role = new ChatChunk.Choice(
                choice,
                new ChatChunk.Delta(Optional.of(request.role()), request.echoed()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        // by the first chunk of all, whichever choice that is of
        Optional<Started> shown = promptTold ? Optional.empty() : Optional.of(prompt);
        promptTold = true;
        return Optional.of(chunk(List.of(role), soFar, Optional.empty(), shown));
    }

    @Override
    public Record text(int choice, List<Token> tokens, String text, Optional<CompletionUsage> soFar) {
        return chunk(List.of(delta(choice, tokens, text)), soFar, Optional.empty(), Optional.empty());
    }

    @Override
    public Record end(ChoiceFinished finished, List<Token> tokens, Optional<CompletionUsage> soFar) {
        ChatChunk.Choice rest = delta(finished.choice(), tokens, finished.text());
        ChatChunk.Choice choice = new ChatChunk.Choice(
                rest.index(),
                rest.delta(),
                rest.logprobs(),
                Optional.of(StopFields.finishReason(finished.reason())),
                Optional.of(finished.stop().map(StopFields::stopReason)),
                rest.tokenIds());
        return chunk(List.of(choice), soFar, Optional.of(PluginVersion.FINGERPRINT), Optional.empty());
    }

    @Override
    public Record usage(CompletionUsage usage) {
        return chunk(List.of(), Optional.of(usage), Optional.empty(), Optional.empty());
    }

    private ChatChunk.Choice delta(int choice, List<Token> tokens, String text) {
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
                request.returnTokenIds() ? Optional.of(AnsweredChoice.ids(tokens)) : Optional.empty());
    }

    private ChatChunk chunk(
            List<ChatChunk.Choice> choices,
            Optional<CompletionUsage> usage,
            Optional<String> fingerprint,
            Optional<Started> shown) {
        return new ChatChunk(
                head.id(),
                "chat.completion.chunk",
                head.created(),
                head.model(),
                choices,
                usage,
                fingerprint,
                shown.filter(_ -> request.returnTokenIds()).map(Started::promptTokenIds),
                shown.filter(_ -> request.returnPromptText()).map(Started::prompt));
    }
}
