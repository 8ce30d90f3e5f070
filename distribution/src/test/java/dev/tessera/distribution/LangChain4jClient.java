package dev.tessera.distribution;

import static org.assertj.core.api.Assertions.catchThrowable;

import dev.langchain4j.data.message.AudioContent;
import dev.langchain4j.data.message.Content;
import dev.langchain4j.data.message.ImageContent;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.data.message.VideoContent;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiChatRequestParameters;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;

/** LangChain4j's client for OpenAI's API. */
final class LangChain4jClient implements OfficialClient {
    private final OpenAiChatModel model;
    private final OpenAiStreamingChatModel streamingModel;

    LangChain4jClient(URI server) {
        model = OpenAiChatModel.builder()
                .baseUrl(server.toString())
                .apiKey("none")
                .maxRetries(0)
                .build();
        streamingModel = OpenAiStreamingChatModel.builder()
                .baseUrl(server.toString())
                .apiKey("none")
                .build();
    }

    @Override
    public String answer(Question question) {
        return model.chat(request(question)).aiMessage().text();
    }

    @Override
    public List<String> stream(Question question) {
        List<String> pieces = new ArrayList<>();
        CompletableFuture<List<String>> complete = new CompletableFuture<>();
        streamingModel.chat(
                request(question),
                new Handler((piece, context) -> pieces.add(piece.text()), () -> complete.complete(pieces), complete));
        return complete.join();
    }

    @Override
    public String leave(Question question) {
        CompletableFuture<String> first = new CompletableFuture<>();
        streamingModel.chat(
                request(question),
                new Handler(
                        (piece, context) -> {
                            context.streamingHandle().cancel();
                            first.complete(piece.text());
                        },
                        () -> first.completeExceptionally(new AssertionError("the answer was read to its end")),
                        first));
        return first.join();
    }

    @Override
    public Failure failure(Question question) {
        return Failure.of(catchThrowable(() -> answer(question)));
    }

    @Override
    public void close() {
        // its connections are given back when nobody knows the models any more
    }

    @Override
    public String toString() {
        return "langchain4j";
    }

    private static ChatRequest request(Question question) {
        List<Content> parts = new ArrayList<>();
        question.images().forEach(url -> parts.add(ImageContent.from(url)));
        question.video().ifPresent(video -> parts.add(VideoContent.from(video.base64(), video.mediaType())));
        question.sound().ifPresent(sound -> parts.add(AudioContent.from(sound.base64(), "audio/" + sound.format())));
        parts.add(TextContent.from(question.text()));
        return ChatRequest.builder()
                .messages(UserMessage.from(parts))
                .parameters(OpenAiChatRequestParameters.builder()
                        .modelName(question.model())
                        .temperature(question.temperature())
                        .customParameters(question.further())
                        .build())
                .build();
    }

    /** Hands on what comes. */
    private record Handler(
            BiConsumer<PartialResponse, PartialResponseContext> onPiece, Runnable onEnd, CompletableFuture<?> failed)
            implements StreamingChatResponseHandler {
        @Override
        public void onPartialResponse(PartialResponse piece, PartialResponseContext context) {
            onPiece.accept(piece, context);
        }

        @Override
        public void onCompleteResponse(ChatResponse response) {
            onEnd.run();
        }

        @Override
        public void onError(Throwable error) {
            failed.completeExceptionally(error);
        }
    }
}
