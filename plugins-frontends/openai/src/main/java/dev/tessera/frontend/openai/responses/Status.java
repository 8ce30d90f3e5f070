package dev.tessera.frontend.openai.responses;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.tessera.spi.generation.FinishReason;

/** How far a response is, or its message. */
enum Status {
    IN_PROGRESS("in_progress"),
    COMPLETED("completed"),
    INCOMPLETE("incomplete"),
    FAILED("failed");

    private final String text;

    Status(String text) {
        this.text = text;
    }

    static Status of(FinishReason reason) {
        return switch (reason) {
            case STOP -> COMPLETED;
            case LENGTH -> INCOMPLETE;
        };
    }

    /** How it is written. */
    @JsonValue
    String text() {
        return text;
    }
}
