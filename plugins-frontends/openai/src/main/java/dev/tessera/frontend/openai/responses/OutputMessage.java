package dev.tessera.frontend.openai.responses;

import java.util.List;

/** The message that a response consists of. */
record OutputMessage(String id, String type, Status status, List<OutputText> content, String role) {
    OutputMessage(String id, Status status, List<OutputText> content) {
        this(id, "message", status, List.copyOf(content), "assistant");
    }
}
