package dev.tessera.distribution;

import static org.assertj.core.api.Assertions.catchThrowable;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.JsonValue;
import com.openai.core.http.StreamResponse;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionContentPart;
import com.openai.models.chat.completions.ChatCompletionContentPartImage;
import com.openai.models.chat.completions.ChatCompletionContentPartInputAudio;
import com.openai.models.chat.completions.ChatCompletionContentPartText;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** OpenAI's own client for Java. */
final class OpenAiJavaClient implements OfficialClient {
    private final OpenAIClient client;

    OpenAiJavaClient(URI server) {
        client = OpenAIOkHttpClient.builder()
                .baseUrl(server.toString())
                .apiKey("none")
                .maxRetries(0)
                .build();
    }

    @Override
    public String answer(Question question) {
        return client.chat()
                .completions()
                .create(parameters(question))
                .choices()
                .getFirst()
                .message()
                .content()
                .orElseThrow();
    }

    @Override
    public List<String> stream(Question question) {
        try (StreamResponse<ChatCompletionChunk> response =
                client.chat().completions().createStreaming(parameters(question))) {
            return pieces(response).toList();
        }
    }

    @Override
    public String leave(Question question) {
        try (StreamResponse<ChatCompletionChunk> response =
                client.chat().completions().createStreaming(parameters(question))) {
            return pieces(response).findFirst().orElseThrow();
        }
    }

    @Override
    public Failure failure(Question question) {
        return Failure.of(catchThrowable(() -> answer(question)));
    }

    @Override
    public void close() {
        client.close();
    }

    @Override
    public String toString() {
        return "openai-java";
    }

    private static Stream<String> pieces(StreamResponse<ChatCompletionChunk> response) {
        return response.stream()
                .flatMap(chunk -> chunk.choices().stream())
                .flatMap(choice -> choice.delta().content().stream())
                .filter(text -> !text.isEmpty());
    }

    private static ChatCompletionCreateParams parameters(Question question) {
        ChatCompletionCreateParams.Builder builder = ChatCompletionCreateParams.builder()
                .model(question.model())
                .temperature(question.temperature())
                .addUserMessageOfArrayOfContentParts(parts(question));
        question.further().forEach((name, value) -> builder.putAdditionalBodyProperty(name, JsonValue.from(value)));
        return builder.build();
    }

    private static List<ChatCompletionContentPart> parts(Question question) {
        List<ChatCompletionContentPart> parts = new ArrayList<>();
        question.images().forEach(url -> parts.add(image(url)));
        question.video().ifPresent(video -> parts.add(video(video.url())));
        question.sound().ifPresent(sound -> parts.add(sound(sound)));
        parts.add(ChatCompletionContentPart.ofText(
                ChatCompletionContentPartText.builder().text(question.text()).build()));
        return parts;
    }

    private static ChatCompletionContentPart image(String url) {
        return ChatCompletionContentPart.ofImageUrl(ChatCompletionContentPartImage.builder()
                .imageUrl(ChatCompletionContentPartImage.ImageUrl.builder()
                        .url(url)
                        .build())
                .build());
    }

    private static ChatCompletionContentPart sound(Question.Sound sound) {
        return ChatCompletionContentPart.ofInputAudio(ChatCompletionContentPartInputAudio.builder()
                .inputAudio(ChatCompletionContentPartInputAudio.InputAudio.builder()
                        .data(sound.base64())
                        .format(ChatCompletionContentPartInputAudio.InputAudio.Format.of(sound.format()))
                        .build())
                .build());
    }

    /** OpenAI's API has no videos, but the client sends a part that it does not know as it is. */
    private static ChatCompletionContentPart video(String url) {
        Map<String, ?> part = Map.of("type", "video_url", "video_url", Map.of("url", url));
        return JsonValue.from(part).convert(ChatCompletionContentPart.class);
    }
}
