package dev.tessera.frontend.openai.responses;

import static java.util.Objects.requireNonNull;

import dev.tessera.frontend.openai.conversation.Conversation;

/**
 * What the model is given.
 *
 * @param conversation the instructions, and what was said
 * @param goesOn whether the answer goes on with the last message instead of beginning one
 */
record Input(Conversation conversation, boolean goesOn) {
    Input {
        requireNonNull(conversation, "conversation is null");
    }
}
