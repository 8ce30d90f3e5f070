package dev.tessera.frontend.openai.chunk;

import dev.tessera.frontend.openai.answer.CompletionUsage;
import dev.tessera.spi.generation.GenerationEvent.ChoiceFinished;
import dev.tessera.spi.generation.GenerationEvent.PromptLogprobs;
import dev.tessera.spi.generation.GenerationEvent.Started;
import dev.tessera.spi.generation.GenerationEvent.Token;
import java.util.List;
import java.util.Optional;

/**
 * What the chunks of one endpoint look like, which are written as JSON. What a choice took up to a chunk is given where the
 * client wants to know it. Of one answer, used by one thread.
 */
public interface ChunkForm {
    /** Notes a prompt. Prompts come in order, and before what answers them. */
    void prompt(Started started);

    /** Notes how likely the latest prompt was, where that was asked for. */
    void prompt(PromptLogprobs logprobs);

    /** How many tokens the prompt has that a choice answers. */
    int promptTokens(int choice);

    /** What announces a choice together with its first result; nothing where that does so itself. */
    Optional<Record> begin(int choice, Optional<CompletionUsage> soFar);

    /** Text that a choice is given by these tokens. */
    Record text(int choice, List<Token> tokens, String text, Optional<CompletionUsage> soFar);

    /** The last text of a choice, from these tokens, and why it ended. */
    Record end(ChoiceFinished finished, List<Token> tokens, Optional<CompletionUsage> soFar);

    /** What the answer took. */
    Record usage(CompletionUsage usage);
}
