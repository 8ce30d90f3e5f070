package dev.tessera.frontend.openai.messages;

import dev.tessera.frontend.openai.answer.Answer;
import dev.tessera.frontend.openai.answer.AnswerHead;
import dev.tessera.frontend.openai.answer.AnsweredChoice;
import java.util.List;
import java.util.Optional;

/** A message as Anthropic writes it. */
record Message(
        String id,
        String type,
        String role,
        String model,
        List<TextBlock> content,
        Optional<String> stopReason,
        Optional<String> stopSequence,
        MessageUsage usage) {
    /** The message that an answer in one piece is. */
    static Message of(Answer answer, AnswerHead head) {
        AnsweredChoice choice = answer.choices().getFirst();
        return of(
                head,
                List.of(new TextBlock(choice.text())),
                MessageEnd.of(choice.end()),
                MessageUsage.of(answer.usage()));
    }

    static Message of(AnswerHead head, List<TextBlock> content, MessageEnd end, MessageUsage usage) {
        return new Message(
                head.id(), "message", "assistant", head.model(), content, end.stopReason(), end.stopSequence(), usage);
    }
}
