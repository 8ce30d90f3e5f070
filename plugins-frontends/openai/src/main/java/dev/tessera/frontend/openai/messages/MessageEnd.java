package dev.tessera.frontend.openai.messages;

import dev.tessera.spi.generation.GenerationEvent.ChoiceFinished;
import dev.tessera.spi.generation.StopMatch;
import java.util.Optional;

/**
 * Why a message ended.
 *
 * @param stopReason nothing while it has not
 * @param stopSequence the stop text that ended it
 */
record MessageEnd(Optional<String> stopReason, Optional<String> stopSequence) {
    static final MessageEnd NONE = new MessageEnd(Optional.empty(), Optional.empty());

    static MessageEnd of(ChoiceFinished finished) {
        Optional<String> stopSequence = finished.stop().flatMap(MessageEnd::text);
        String reason = switch (finished.reason()) {
            case STOP -> stopSequence.isPresent() ? "stop_sequence" : "end_turn";
            case LENGTH -> "max_tokens";
        };
        return new MessageEnd(Optional.of(reason), stopSequence);
    }

    private static Optional<String> text(StopMatch match) {
        return switch (match) {
            case StopMatch.Text stop -> Optional.of(stop.text());
            case StopMatch.Token _ -> Optional.empty();
        };
    }
}
