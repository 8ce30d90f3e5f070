package dev.tessera.frontend.openai.answer;

import dev.tessera.spi.generation.FinishReason;
import dev.tessera.spi.generation.StopMatch;

/** How {@code finish_reason} and {@code stop_reason} say why an answer ended. */
public final class StopFields {
    private StopFields() {}

    public static String finishReason(FinishReason reason) {
        return switch (reason) {
            case STOP -> "stop";
            case LENGTH -> "length";
        };
    }

    /** A stop text as a string, a stop token as a number. */
    public static Object stopReason(StopMatch match) {
        return switch (match) {
            case StopMatch.Text stop -> stop.text();
            case StopMatch.Token stop -> stop.id();
        };
    }
}
