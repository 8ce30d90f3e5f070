package dev.tessera.frontend.openai.completion;

import dev.tessera.frontend.openai.answer.AnswerHead;
import dev.tessera.frontend.openai.answer.AnsweredChoice;
import dev.tessera.frontend.openai.answer.AnsweredPrompt;
import dev.tessera.frontend.openai.answer.CompletionUsage;
import dev.tessera.frontend.openai.answer.StopFields;
import dev.tessera.frontend.openai.chunk.ChunkForm;
import dev.tessera.spi.generation.GenerationEvent.ChoiceFinished;
import dev.tessera.spi.generation.GenerationEvent.PromptLogprobs;
import dev.tessera.spi.generation.GenerationEvent.Started;
import dev.tessera.spi.generation.GenerationEvent.Token;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The pieces of a completion. */
final class CompletionChunks implements ChunkForm {
    private final CompletionRequest request;
    private final AnswerHead head;
    private final Function<List<Integer>, String> texts;
    private final Map<Integer, Integer> offsets = new HashMap<>();
    private final List<AnsweredPrompt> prompts = new ArrayList<>();

    /** @param texts tells the text of tokens */
    CompletionChunks(CompletionRequest request, AnswerHead head, Function<List<Integer>, String> texts) {
        this.request = request;
        this.head = head;
        this.texts = texts;
    }

    @Override
    public void prompt(Started started) {
        prompts.add(AnsweredPrompt.of(started));
    }

    @Override
    public void prompt(PromptLogprobs logprobs) {
        prompts.add(prompts.removeLast().with(logprobs));
    }

    @Override
    public int promptTokens(int choice) {
        return promptOf(choice).tokenIds().size();
    }

    @Override
    public Optional<Record> begin(int choice, Optional<CompletionUsage> soFar) {
        return Optional.empty();
    }

    @Override
    public Record text(int choice, List<Token> tokens, String text, Optional<CompletionUsage> soFar) {
        return TextPiece.of(head, List.of(piece(choice, tokens, text, Optional.empty())), soFar);
    }

    @Override
    public Record end(ChoiceFinished finished, List<Token> tokens, Optional<CompletionUsage> soFar) {
        TextPiece.Choice piece = piece(finished.choice(), tokens, finished.text(), Optional.of(finished));
        return TextPiece.of(head, List.of(piece), soFar).withFingerprint();
    }

    @Override
    public Record usage(CompletionUsage usage) {
        return TextPiece.of(head, List.of(), Optional.of(usage));
    }

    private TextPiece.Choice piece(int choice, List<Token> tokens, String text, Optional<ChoiceFinished> end) {
        boolean first = !offsets.containsKey(choice);
        int offset = offsets.getOrDefault(choice, 0);
        ShownText shown =
                ShownText.of(request, first ? Optional.of(promptOf(choice)) : Optional.empty(), text, tokens, texts);
        offsets.put(
                choice, offset + shown.positions().map(LikelyPosition::length).orElse(0));
        boolean returnTokenIds = request.returnTokenIds();
        return new TextPiece.Choice(
                choice,
                shown.text(),
                shown.logprobs(request, offset),
                end.map(finished -> StopFields.finishReason(finished.reason())),
                end.flatMap(ChoiceFinished::stop).map(StopFields::stopReason),
                returnTokenIds ? Optional.of(AnsweredChoice.ids(request.echo().shown(tokens))) : Optional.empty(),
                returnTokenIds && first ? Optional.of(promptOf(choice).tokenIds()) : Optional.empty());
    }

    private AnsweredPrompt promptOf(int choice) {
        return prompts.get(choice / request.sampling().n());
    }
}
