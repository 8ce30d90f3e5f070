package dev.tessera.frontend.openai.chunk;

import dev.tessera.frontend.openai.answer.CompletionUsage;
import dev.tessera.spi.generation.GenerationEvent.ChoiceFinished;
import dev.tessera.spi.generation.GenerationEvent.PromptLogprobs;
import dev.tessera.spi.generation.GenerationEvent.Started;
import dev.tessera.spi.generation.GenerationEvent.Token;
import java.util.List;
import java.util.Optional;

/** Chunks that say what they are made for. */
final class TestingForm implements ChunkForm {
    /** @param chunk kind, choice, tokens, text and, where it is told, how many tokens there were up to there */
    record Chunk(String chunk) {}

    /** Tokens of each prompt. */
    static final int PROMPT_TOKENS = 2;

    private int prompts;

    /** How many prompts were noted, and how many times how likely one was. */
    int prompts() {
        return prompts;
    }

    @Override
    public void prompt(Started started) {
        prompts++;
    }

    @Override
    public void prompt(PromptLogprobs logprobs) {
        prompts++;
    }

    @Override
    public int promptTokens(int choice) {
        return PROMPT_TOKENS;
    }

    @Override
    public Optional<Record> begin(int choice, Optional<CompletionUsage> soFar) {
        return Optional.of(chunk("begin", choice, List.of(), "", soFar));
    }

    @Override
    public Record text(int choice, List<Token> tokens, String text, Optional<CompletionUsage> soFar) {
        return chunk("text", choice, tokens, text, soFar);
    }

    @Override
    public Record end(ChoiceFinished finished, List<Token> tokens, Optional<CompletionUsage> soFar) {
        return chunk("end", finished.choice(), tokens, finished.text(), soFar);
    }

    @Override
    public Record usage(CompletionUsage usage) {
        return new Chunk("usage %d".formatted(usage.totalTokens()));
    }

    private static Chunk chunk(
            String kind, int choice, List<Token> tokens, String text, Optional<CompletionUsage> soFar) {
        List<Integer> ids = tokens.stream().map(Token::id).toList();
        return new Chunk("%s %d %s '%s'".formatted(kind, choice, ids, text)
                + soFar.map(usage -> " %d".formatted(usage.totalTokens())).orElse(""));
    }
}
