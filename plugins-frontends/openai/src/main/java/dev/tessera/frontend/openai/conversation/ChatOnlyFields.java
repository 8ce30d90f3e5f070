package dev.tessera.frontend.openai.conversation;

import dev.tessera.frontend.openai.json.RequestObject;
import dev.tessera.frontend.openai.request.FieldRules;
import dev.tessera.frontend.openai.request.FieldRules.Fixed;
import dev.tessera.frontend.openai.request.UnsupportedFields;
import java.util.List;
import java.util.Set;

/**
 * Fields of chat completions that other endpoints for conversations do not have, because they answer with one message, or
 * have a way of their own to say the same.
 */
public final class ChatOnlyFields {
    private static final FieldRules RULES = new FieldRules(
            List.of(
                    new Fixed("add_generation_prompt", true),
                    new Fixed("continue_final_message", false),
                    new Fixed("logprobs", false),
                    new Fixed("return_token_ids", false),
                    new Fixed("stream_interval", 1L)),
            List.of("documents", "max_completion_tokens", "reasoning_effort"));

    private ChatOnlyFields() {}

    /**
     * Refuses the first of them that the body has, and what no endpoint supports.
     *
     * @throws dev.tessera.spi.error.TesseraException INVALID_REQUEST
     */
    public static void refuse(RequestObject body) {
        RULES.check(body, Set.of());
        UnsupportedFields.refuse(body);
    }
}
