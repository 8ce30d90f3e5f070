package dev.tessera.frontend.openai.messages;

/** What a client is told of a message that comes in pieces. */
sealed interface MessageEvent {
    /** What happened; also the name of the event. */
    String type();

    /** The message begins; it says nothing yet. */
    record MessageStart(String type, Message message) implements MessageEvent {
        MessageStart(Message message) {
            this("message_start", message);
        }
    }

    /** Its text begins. */
    record BlockStart(String type, int index, TextBlock contentBlock) implements MessageEvent {
        BlockStart() {
            this("content_block_start", 0, new TextBlock(""));
        }
    }

    /** Text is added. */
    record BlockDelta(String type, int index, TextDelta delta) implements MessageEvent {
        BlockDelta(String text) {
            this("content_block_delta", 0, new TextDelta("text_delta", text));
        }
    }

    /** The text that is added. */
    record TextDelta(String type, String text) {}

    /** The text is complete. */
    record BlockStop(String type, int index) implements MessageEvent {
        BlockStop() {
            this("content_block_stop", 0);
        }
    }

    /** Why the message ended, and what it took. */
    record MessageDelta(String type, MessageEnd delta, MessageUsage usage) implements MessageEvent {
        MessageDelta(MessageEnd delta, MessageUsage usage) {
            this("message_delta", delta, usage);
        }
    }

    /** The message is complete. */
    record MessageStop(String type) implements MessageEvent {
        MessageStop() {
            this("message_stop");
        }
    }
}
