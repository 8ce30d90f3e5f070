package dev.tessera.frontend.openai.messages;

/** What a message says. */
record TextBlock(String type, String text) {
    TextBlock(String text) {
        this("text", text);
    }
}
