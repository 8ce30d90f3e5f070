package dev.tessera.frontend.openai.request;

import static dev.tessera.frontend.openai.json.TestingBodies.body;
import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tessera.spi.error.TesseraException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class UnsupportedFieldsTest {
    @Test
    void takesFieldsWithTheValueThatChangesNothing() {
        String neutral = """
            {'add_special_tokens': false, 'best_of': 1, 'detokenize': true, 'echo': false, 'function_call': 'none',
             'include_reasoning': true, 'length_penalty': 1.0, 'n': 1,
             'parallel_tool_calls': true, 'return_prompt_text': false,
             'return_tokens_as_token_ids': false,
             'spaces_between_special_tokens': true, 'use_beam_search': false,
             'verbosity': 'medium', 'watermarking': false,
             'structured_outputs': null, 'guided_json': null, 'web_search_options': null,
             'functions': [], 'kv_transfer_params': {}, 'vllm_xargs': {'a': null},
             'chat_template': null, 'modalities': ['text'],
             'response_format': {'type': 'text'}}
            """;

        assertThatCode(() -> UnsupportedFields.refuse(body(neutral))).doesNotThrowAnyException();
    }

    @Test
    void takesFieldsThatDoNotBearOnTheAnswerAndFieldsThatNobodyKnows() {
        String ignored = """
            {'user': 'a', 'metadata': {'b': 'c'}, 'store': true, 'service_tier': 'auto', 'session_id': 'd',
             'safety_identifier': 'e', 'prompt_cache_key': 'f', 'prediction': {}, 'truncation_side': 'right',
             'tempurature': 0}
            """;

        assertThatCode(() -> UnsupportedFields.refuse(body(ignored))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "add_special_tokens | true | true, but must be false",
                "best_of | 2 | 2, but must be 1",
                "detokenize | false | false, but must be true",
                "echo | true | true, but must be false",
                "function_call | 'auto' | \"auto\", but must be \"none\"",
                "include_reasoning | false | false, but must be true",
                "length_penalty | 0.5 | 0.5, but must be 1",
                "n | 2 | 2, but must be 1",
                "n | 0 | 0, but must be 1",
                "n | '1' | \"1\", but must be 1",
                "return_prompt_text | true | true, but must be false",
                "return_tokens_as_token_ids | true | true, but must be false",
                "spaces_between_special_tokens | false | false, but must be true",
                "use_beam_search | true | true, but must be false",
                "verbosity | 'low' | \"low\", but must be \"medium\"",
                "watermarking | true | true, but must be false",
            })
    void refusesAnotherValueThanTheOneThatChangesNothing(String field, String value, String problem) {
        assertRefused(field, value, "%s is %s, for nothing else is supported".formatted(field, problem), field);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "audio | {'voice': 'alloy', 'format': 'wav'}",
                "audio | {}",
                "chat_template | '{{ messages }}'",
                "ec_transfer_params | {'a': 1}",
                "functions | [{'name': 'a'}]",
                "kv_transfer_params | {'a': 1}",
                "logprob_token_ids | [1]",
                "logprob_token_ids | []",
                "prompt_embeds | 'AAAA'",
                "prompt_logprobs | 0",
                "repetition_detection | {'a': 1}",
                "thinking_token_budget | 10",
                "truncate_prompt_tokens | 10",
                "vllm_xargs | {'a': 1}",
                "web_search_options | {'a': 1}",
                "web_search_options | {}",
                "web_search_options | {'user_location': null}",
            })
    void refusesWhatTheEngineDoesNotHave(String field, String value) {
        assertRefused(field, value, "%s is not supported".formatted(field), field);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "guided_choice | ['a']",
                "guided_choice | []",
                "guided_grammar | 'a'",
                "guided_json | {'type': 'object'}",
                "guided_json | {}",
                "guided_json | ''",
                "guided_json_object | true",
                "guided_regex | 'a'",
                "guided_whitespace_pattern | 'a'",
                "guided_regex | ''",
                "structural_tag | {'a': 1}",
                "structured_outputs | {'choice': ['a']}",
                "structured_outputs | {}",
                "structured_outputs | {'json': null}",
            })
    void refusesWhatWouldBindTheAnswerToAForm(String field, String value) {
        assertRefused(field, value, "%s asks for constrained decoding, which is not supported".formatted(field), field);
    }

    @Test
    void takesEitherWordOnCallsInParallelForNothingCalls() {
        assertThatCode(() -> UnsupportedFields.refuse(body("{'parallel_tool_calls': false}")))
                .doesNotThrowAnyException();
        assertRefused(
                "parallel_tool_calls",
                "'no'",
                "parallel_tool_calls is \"no\", but must be true or false",
                "parallel_tool_calls");
    }

    @Test
    void takesNoSideThatAPromptDoesNotHave() {
        assertRefused(
                "truncation_side",
                "'middle'",
                "truncation_side is \"middle\", but must be \"left\" or \"right\"",
                "truncation_side");
    }

    @Test
    void leavesFieldsThatTheEndpointUnderstands() {
        assertThatCode(() -> UnsupportedFields.refuse(
                        body("{'n': 2, 'prompt_logprobs': 1}"), Set.of("n", "prompt_logprobs")))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "modalities | ['text', 'audio'] | modalities"
                        + " | modalities[1] is \"audio\", but must be \"text\", for no other output is supported",
                "modalities | 'text' | modalities | modalities is \"text\", but must be a list",
                "response_format | {'type': 'json_object'} | response_format.type | response_format.type is \"json_object\", but must"
                        + " be \"text\", for constrained decoding is not supported",
                "response_format | {'type': 'json_schema', 'json_schema': {}} | response_format.type | response_format.type is"
                        + " \"json_schema\", but must be \"text\", for constrained decoding is not supported",
                "response_format | {} | response_format.type | response_format.type is missing, but must be \"text\"",
                "response_format | 'text' | response_format | response_format is \"text\", but must be an object",
            })
    void refusesOtherOutputThanText(String field, String value, String parameter, String message) {
        assertRefused(field, value, message, parameter);
    }

    private static void assertRefused(String field, String value, String message, String parameter) {
        TesseraException refused = catchThrowableOfType(
                TesseraException.class, () -> UnsupportedFields.refuse(body("{'%s': %s}".formatted(field, value))));

        assertThat(refused).hasMessage(message);
        assertThat(refused.code()).isEqualTo(INVALID_REQUEST);
        assertThat(refused.parameter()).contains(parameter);
    }
}
