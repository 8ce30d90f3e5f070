package dev.tessera.frontend.openai.answer;

import static java.util.Objects.requireNonNull;

/**
 * What every piece of an answer begins with.
 *
 * @param id of the answer
 * @param created seconds since 1970
 * @param model what answers
 */
public record AnswerHead(String id, long created, String model) {
    public AnswerHead {
        requireNonNull(id, "id is null");
        requireNonNull(model, "model is null");
    }
}
