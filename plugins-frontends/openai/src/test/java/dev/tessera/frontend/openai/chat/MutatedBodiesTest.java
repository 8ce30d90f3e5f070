package dev.tessera.frontend.openai.chat;

import static dev.tessera.spi.error.ErrorType.LIMIT;
import static dev.tessera.spi.error.ErrorType.NOT_FOUND;
import static dev.tessera.spi.error.ErrorType.USER_ERROR;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.frontend.openai.config.OpenAiConfig;
import dev.tessera.frontend.openai.config.TestingConfigs;
import dev.tessera.frontend.openai.json.JsonReader;
import dev.tessera.frontend.openai.json.TestingBodies;
import dev.tessera.spi.config.DataSize;
import dev.tessera.spi.error.ErrorType;
import dev.tessera.spi.error.TesseraException;
import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

final class MutatedBodiesTest {
    private static final int BODIES = 10_000;

    private static final String BODY = """
            {'model': 'demo', 'max_tokens': 5, 'max_completion_tokens': 7, 'temperature': 0.5, 'top_p': 0.9, 'top_k': -1,
             'min_p': 0.1, 'repetition_penalty': 1.1, 'presence_penalty': 0.5, 'frequency_penalty': -0.5, 'seed': 42,
             'stop': ['a', 'b'], 'stop_token_ids': [1, 2], 'ignore_eos': true, 'min_tokens': 1, 'logprobs': true,
             'top_logprobs': 2, 'return_token_ids': true, 'add_generation_prompt': true, 'continue_final_message': false,
             'chat_template_kwargs': {'add_vision_id': true}, 'mm_processor_kwargs': {'min_pixels': 3136},
             'media_io_kwargs': {'video': {'num_frames': 4}}, 'n': 1, 'stream': false, 'response_format': {'type': 'text'},
             'modalities': ['text'], 'logit_bias': {}, 'user': 'me', 'reasoning_effort': 'low', 'tool_choice': 'auto',
             'tools': [{'type': 'function', 'function': {'name': 'f', 'parameters': {'type': 'object'}}}],
             'documents': [{'title': 'a', 'text': 'b'}],
             'messages': [
                {'role': 'system', 'content': 'Be terse.'},
                {'role': 'user', 'name': 'Ann', 'content': ['plain', {'type': 'text', 'text': 'a'},
                    {'type': 'image_url', 'image_url': {'url': 'data:image/png;base64,AAAA', 'detail': 'low'}},
                    {'image_url': 'http://host/a', 'uuid': 'b'}, {'type': 'input_image', 'image_url': 'http://host/c'},
                    {'type': 'video_url', 'video_url': {'url': 'http://host/d'}, 'media_io_kwargs': {'fps': 1}},
                    {'type': 'input_audio', 'input_audio': {'data': 'AAAA', 'format': 'wav'}}]},
                {'role': 'assistant', 'content': null, 'tool_calls': [
                    {'id': 'call', 'type': 'function', 'function': {'name': 'f', 'arguments': '{}'}}]},
                {'role': 'tool', 'tool_call_id': 'call', 'content': '3'}]}
            """;

    @Test
    void answersOrRefusesWhateverIsInABody() throws InterruptedException {
        OpenAiConfig limits = new OpenAiConfig(new DataSize(6000), 500, 100, 20, 400, 30, 50);
        TestingChat chat = TestingChat.configured(limits);
        BodyMutator mutator = new BodyMutator(new SplittableRandom(20_240_823));
        Map<String, Object> wellFormed = wellFormed();
        Map<ErrorType, Integer> refusals = new EnumMap<>(ErrorType.class);

        for (int i = 0; i < BODIES; i++) {
            byte[] body = mutator.mutate(wellFormed);
            try {
                assertThat(JsonMapper.shared().readTree(chat.answer(body)).has("choices"))
                        .isTrue();
            } catch (TesseraException refused) {
                refusals.merge(refused.code().type(), 1, Integer::sum);
                assertThat(refused.getMessage())
                        .isNotBlank()
                        .hasSizeLessThan(400)
                        .doesNotContain("\n", "Exception", "java.");
            } catch (RuntimeException unexpected) {
                throw new AssertionError("body %d: %s".formatted(i, new String(body, UTF_8)), unexpected);
            }
        }

        int answered = chat.service().requests().size();
        assertThat(chat.service().openStreams()).isZero();
        assertThat(answered).isGreaterThan(BODIES / 20);
        assertThat(refusals).containsOnlyKeys(USER_ERROR, LIMIT, NOT_FOUND);
        assertThat(refusals.values().stream().mapToInt(count -> count).sum()).isEqualTo(BODIES - answered);
    }

    @Test
    void answersTheBodyThatIsMutated() throws InterruptedException {
        assertThat(TestingChat.withDefaults().prompt(BODY).messages()).hasSize(4);
    }

    @SuppressWarnings("unchecked") // JSON has no names but strings
    private static Map<String, Object> wellFormed() {
        String text = new String(TestingBodies.json(BODY), UTF_8);
        return (Map<String, Object>) new JsonReader(TestingConfigs.defaults()).readText(text, "the body");
    }
}
