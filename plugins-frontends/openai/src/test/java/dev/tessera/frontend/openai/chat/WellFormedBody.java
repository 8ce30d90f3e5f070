package dev.tessera.frontend.openai.chat;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tessera.frontend.openai.config.TestingConfigs;
import dev.tessera.frontend.openai.json.JsonReader;
import dev.tessera.frontend.openai.json.TestingBodies;
import java.util.Map;

/** The body of a chat completion that has most of what one can have. */
public final class WellFormedBody {
    static final String TEXT = """
            {'model': 'demo', 'max_tokens': 5, 'max_completion_tokens': 7, 'temperature': 0.5, 'top_p': 0.9, 'top_k': -1,
             'min_p': 0.1, 'repetition_penalty': 1.1, 'presence_penalty': 0.5, 'frequency_penalty': -0.5, 'seed': 42,
             'stop': ['a', 'b'], 'stop_token_ids': [1, 2], 'ignore_eos': true, 'min_tokens': 1, 'logprobs': true,
             'top_logprobs': 2, 'return_token_ids': true, 'add_generation_prompt': true, 'continue_final_message': false,
             'chat_template_kwargs': {'add_vision_id': true}, 'mm_processor_kwargs': {'min_pixels': 3136},
             'media_io_kwargs': {'video': {'num_frames': 4}}, 'n': 1, 'stream': false, 'response_format': {'type': 'text'},
             'modalities': ['text'], 'logit_bias': {}, 'user': 'me', 'prompt_logprobs': 2,
             'return_tokens_as_token_ids': true, 'echo': true, 'return_prompt_text': true, 'add_special_tokens': true,
             'use_beam_search': false, 'length_penalty': 1.5, 'reasoning_effort': 'low', 'tool_choice': 'auto',
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

    private WellFormedBody() {}

    /** The body, read. */
    public static Map<String, Object> tree() {
        return tree(TEXT);
    }

    /** A body with apostrophes for quotation marks, read. */
    @SuppressWarnings("unchecked") // JSON has no names but strings
    public static Map<String, Object> tree(String body) {
        String text = new String(TestingBodies.json(body), UTF_8);
        return (Map<String, Object>) new JsonReader(TestingConfigs.defaults()).readText(text, "the body");
    }
}
