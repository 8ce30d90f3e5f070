package dev.tessera.frontend.openai.request;

import dev.tessera.frontend.openai.json.RequestObject;
import dev.tessera.frontend.openai.json.RequestValue;
import dev.tessera.frontend.openai.request.FieldRules.Fixed;
import java.util.List;
import java.util.Set;

/**
 * Refuses what OpenAI or vLLM would honour and the engine does not: an answer that ignores such a field would be another
 * answer than the one asked for. A field with the value that changes nothing is as good as absent.
 */
public final class UnsupportedFields {
    /** Fields of which one value is what the engine does anyway. */
    private static final List<Fixed> FIXED = List.of(
            new Fixed("add_special_tokens", false),
            new Fixed("best_of", 1L),
            new Fixed("detokenize", true),
            new Fixed("echo", false),
            new Fixed("function_call", "none"),
            new Fixed("include_reasoning", true),
            new Fixed("length_penalty", 1L),
            new Fixed("n", 1L),
            new Fixed("return_prompt_text", false),
            new Fixed("return_tokens_as_token_ids", false),
            new Fixed("spaces_between_special_tokens", true),
            new Fixed("use_beam_search", false),
            new Fixed("verbosity", "medium"),
            new Fixed("watermarking", false));

    /** Fields that ask for nothing where they are empty. */
    private static final List<String> FILLED = List.of(
            "ec_transfer_params",
            "functions",
            "kv_transfer_params",
            "prompt_embeds",
            "repetition_detection",
            "vllm_xargs");

    /** Fields that do not: an empty object among them is a search of the web with all that is left open. */
    private static final List<String> GIVEN = List.of(
            "audio",
            "chat_template",
            "logprob_token_ids",
            "prompt_logprobs",
            "thinking_token_budget",
            "truncate_prompt_tokens",
            "web_search_options");

    private static final FieldRules RULES = new FieldRules(FIXED, FILLED, GIVEN, "is not supported");

    /**
     * Fields that bind the answer to a form: a token that leaves it could not be chosen. An empty schema is one too, which all
     * JSON fits, but no prose.
     */
    private static final FieldRules CONSTRAINTS = new FieldRules(
            List.of(),
            List.of(),
            List.of(
                    "guided_choice",
                    "guided_grammar",
                    "guided_json",
                    "guided_json_object",
                    "guided_regex",
                    "guided_whitespace_pattern",
                    "structural_tag",
                    "structured_outputs"),
            "asks for constrained decoding, which is not supported");

    private static final Set<Object> SIDES = Set.of("left", "right");

    private UnsupportedFields() {}

    /** Refuses the first of them that the body has. */
    public static void refuse(RequestObject body) {
        refuse(body, Set.of());
    }

    /** @param supported those that this endpoint understands */
    public static void refuse(RequestObject body, Set<String> supported) {
        RULES.check(body, supported);
        CONSTRAINTS.check(body, supported);
        // either way is what is done anyway, for nothing calls a tool
        body.find("parallel_tool_calls").ifPresent(RequestValue::flag);
        body.find("truncation_side").ifPresent(UnsupportedFields::requireSide);
        body.find("modalities").ifPresent(UnsupportedFields::requireText);
        body.find("response_format").ifPresent(UnsupportedFields::requireTextFormat);
    }

    /** A side of a prompt, whether it is truncated or not. */
    private static void requireSide(RequestValue side) {
        if (!SIDES.contains(side.value())) {
            throw side.mustBe("\"left\" or \"right\"");
        }
    }

    private static void requireText(RequestValue modalities) {
        for (RequestValue modality : modalities.elements()) {
            if (!modality.text().equals("text")) {
                throw modality.mustBe("\"text\", for no other output is supported");
            }
        }
    }

    /** Refuses another format of the answer than plain text. */
    public static void requireTextFormat(RequestValue format) {
        RequestValue type = format.object().require("type", "\"text\"");
        if (!type.text().equals("text")) {
            throw type.mustBe("\"text\", for constrained decoding is not supported");
        }
    }
}
