package dev.tessera.frontend.openai.chat;

import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;
import static dev.tessera.spi.error.StandardErrors.UNKNOWN_NAME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.generation.GenerationRequest;
import dev.tessera.spi.generation.Prompt;
import dev.tessera.spi.generation.SamplingParameters;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ChatRequestReaderTest {
    private static final String MESSAGES = "'messages': [{'role': 'user', 'content': 'Hello'}]";

    private final TestingChat chat = TestingChat.withDefaults();

    @Test
    void leavesToTheEngineWhatTheRequestDoesNotSay() throws InterruptedException {
        GenerationRequest request = chat.request("{%s}".formatted(MESSAGES));

        assertThat(request.sampling()).isEqualTo(SamplingParameters.builder().build());
        assertThat(request.mediaOptions().isEmpty()).isTrue();
        assertThat(request.processorOptions().isEmpty()).isTrue();
        Prompt.Chat prompt = (Prompt.Chat) request.prompt();
        assertThat(prompt.templateOptions().isEmpty()).isTrue();
        assertThat(prompt.addGenerationPrompt()).isTrue();
        assertThat(prompt.continueFinalMessage()).isFalse();
    }

    @Test
    void passesOnAllThatIsForTheEngine() throws InterruptedException {
        GenerationRequest request = chat.request("""
            {%s, 'model': 'demo', 'temperature': 0, 'max_tokens': 5, 'logprobs': true, 'top_logprobs': 2,
             'chat_template_kwargs': {'add_vision_id': true}, 'mm_processor_kwargs': {'min_pixels': 3136},
             'media_io_kwargs': {'video': {'num_frames': 4}}}
            """.formatted(MESSAGES));

        assertThat(request.sampling())
                .isEqualTo(SamplingParameters.builder()
                        .temperature(0)
                        .maxTokens(5)
                        .logprobs(2)
                        .build());
        assertThat(request.processorOptions().positive("min_pixels")).isEqualTo(3136);
        assertThat(request.mediaOptions().object("video").integer("num_frames")).isEqualTo(4);
        assertThat(((Prompt.Chat) request.prompt()).templateOptions().asMap()).isEqualTo(Map.of("add_vision_id", true));
    }

    @Test
    void prefersTheNewerNameOfTheTokenLimit() throws InterruptedException {
        assertThat(chat.request("{%s, 'max_tokens': 5, 'max_completion_tokens': 7}".formatted(MESSAGES))
                        .sampling()
                        .maxTokens())
                .contains(7);
    }

    @Test
    void asksForLogprobsOnlyWhereTheRequestDoes() throws InterruptedException {
        assertThat(logprobs("'logprobs': true"))
                .isEqualTo(SamplingParameters.builder().logprobs(0).build());
        assertThat(logprobs("'logprobs': true, 'top_logprobs': 20"))
                .isEqualTo(SamplingParameters.builder().logprobs(20).build());
        assertThat(logprobs("'logprobs': false, 'top_logprobs': 0"))
                .isEqualTo(SamplingParameters.builder().build());
        assertThat(logprobs("'logprobs': null, 'top_logprobs': null"))
                .isEqualTo(SamplingParameters.builder().build());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'add_generation_prompt': true, 'continue_final_message': false | true | false",
                "'add_generation_prompt': false | false | false",
                "'add_generation_prompt': false, 'continue_final_message': true | false | true",
                "'continue_final_message': true | false | true",
                "'add_generation_prompt': null, 'continue_final_message': null | true | false",
            })
    void opensATurnOrContinuesOne(String fields, boolean opens, boolean continues) throws InterruptedException {
        Prompt.Chat prompt = chat.prompt("{%s, %s}".formatted(MESSAGES, fields));

        assertThat(prompt.addGenerationPrompt()).isEqualTo(opens);
        assertThat(prompt.continueFinalMessage()).isEqualTo(continues);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'model': 'demo'", "'model': null", "'model': ''", "'user': 'a'"})
    void servesTheModelThatIsServed(String field) throws InterruptedException {
        assertThat(chat.prompt("{%s, %s}".formatted(MESSAGES, field)).messages())
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'gpt-4o' | the model \"gpt-4o\" does not exist",
                "' ' | the model \" \" does not exist",
                "'Demo' | the model \"Demo\" does not exist",
            })
    void knowsNoOtherModel(String model, String message) {
        TesseraException refused = chat.refusal("{%s, 'model': %s}".formatted(MESSAGES, model));

        assertThat(refused).hasMessage(message);
        assertThat(refused.code()).isEqualTo(UNKNOWN_NAME);
        assertThat(refused.parameter()).contains("model");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'model': 5 | model | model is 5, but must be a string",
                "'logprobs': 5 | logprobs | logprobs is 5, but must be true or false",
                "'logprobs': true, 'top_logprobs': 21 | top_logprobs | top_logprobs is 21, but must be 0 to 20",
                "'logprobs': true, 'top_logprobs': -1 | top_logprobs | top_logprobs is -1, but must be 0 to 20",
                "'top_logprobs': 2 | top_logprobs | top_logprobs is given, but logprobs is not true",
                "'max_completion_tokens': 0 | max_completion_tokens | max_completion_tokens is 0, but must be at least"
                        + " 1",
                "'max_tokens': 0 | max_tokens | max_tokens is 0, but must be at least 1",
                "'temperature': -1 | temperature | temperature is -1.0, but must be 0 to 100",
                "'stream': true | stream | stream is true, but the answer here comes in one piece",
                "'return_token_ids': 'yes' | return_token_ids | return_token_ids is \"yes\", but must be true or false",
                "'mm_processor_kwargs': [1] | mm_processor_kwargs | mm_processor_kwargs is a list, but must be an"
                        + " object",
                "'media_io_kwargs': 5 | media_io_kwargs | media_io_kwargs is 5, but must be an object",
                "'chat_template': 'a' | chat_template"
                        + " | chat_template is given, but --trust-request-chat-template is not set",
                "'n': 129 | n | n is 129, but must be 1 to 128",
                "'prompt_logprobs': 21 | prompt_logprobs | prompt_logprobs is 21, but must be 0 to 20",
                "'return_tokens_as_token_ids': 1 | return_tokens_as_token_ids"
                        + " | return_tokens_as_token_ids is 1, but must be true or false",
                "'tools': [] | tools | tools is empty, but must have at least one tool or be left out",
                "'add_generation_prompt': 'x' | add_generation_prompt"
                        + " | add_generation_prompt is \"x\", but must be true or false",
                "'add_generation_prompt': true, 'continue_final_message': true | continue_final_message |"
                        + " continue_final_message and add_generation_prompt are both true, but an answer either continues"
                        + " the last message or begins a new one",
            })
    void refusesAFieldThatIsWrong(String fields, String parameter, String message) {
        TesseraException refused = chat.refusal("{%s, %s}".formatted(MESSAGES, fields));

        assertThat(refused).hasMessage(message);
        assertThat(refused.code()).isEqualTo(INVALID_REQUEST);
        assertThat(refused.parameter()).contains(parameter);
        assertThat(chat.service().requests()).isEmpty();
    }

    private SamplingParameters logprobs(String fields) throws InterruptedException {
        return chat.request("{%s, %s}".formatted(MESSAGES, fields)).sampling();
    }
}
