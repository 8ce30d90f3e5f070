package dev.tessera.frontend.openai.chat;

import static java.util.Objects.requireNonNull;

import dev.tessera.spi.generation.GenerationRequest;

/**
 * A request for a chat completion.
 *
 * @param generation what the engine is asked
 * @param role whose message the answer is: the assistant's, or that of the message which is continued
 * @param returnTokenIds whether the answer has the ids of the prompt's and its own tokens
 */
record ChatRequest(GenerationRequest generation, String role, boolean returnTokenIds) {
    ChatRequest {
        requireNonNull(generation, "generation is null");
        requireNonNull(role, "role is null");
    }
}
