package dev.tessera.frontend.openai.responses;

import dev.tessera.frontend.openai.answer.LikelyToken;
import java.util.List;

/**
 * What a message says.
 *
 * @param annotations always none; OpenAI's clients expect the member
 * @param logprobs where they were asked for
 */
record OutputText(String type, List<Object> annotations, List<LikelyToken> logprobs, String text) {
    OutputText(String text, List<LikelyToken> logprobs) {
        this("output_text", List.of(), List.copyOf(logprobs), text);
    }
}
