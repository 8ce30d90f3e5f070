package dev.tessera.distribution;

import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.platform.bootstrap.Platform;
import dev.tessera.platform.media.MediaLoader;
import dev.tessera.platform.model.ModelAssets;
import dev.tessera.platform.prompt.PreparedPrompt;
import dev.tessera.platform.prompt.PromptPreparation;
import dev.tessera.spi.generation.ChatMessage;
import dev.tessera.spi.generation.ContentPart;
import dev.tessera.spi.generation.GenerationRequest;
import dev.tessera.spi.generation.Prompt;
import dev.tessera.spi.generation.SamplingParameters;
import dev.tessera.spi.json.JsonObject;
import dev.tessera.spi.media.AudioItem;
import dev.tessera.spi.media.ImageItem;
import dev.tessera.spi.media.MediaItem;
import dev.tessera.spi.media.VideoItem;
import dev.tessera.testkit.goldens.GoldenFamily;
import dev.tessera.testkit.json.JsonFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Conversations become the prompts that the reference's chat template writes. */
final class GoldenChatIT {
    /** Prompts do not depend on what is in a picture or sound. */
    private static final ImageItem PICTURE = new ImageItem(28, 28, new byte[28 * 28 * 3]);

    private static final AudioItem SOUND = new AudioItem(new float[1600], 16_000);

    private static Platform platform;

    @BeforeAll
    static void startPlatform() {
        platform = RunningPlatform.start();
    }

    @AfterAll
    static void closePlatform() {
        platform.close();
    }

    static Stream<Arguments> conversations() {
        return GoldenRun.families().flatMap(GoldenChatIT::conversations);
    }

    private static Stream<Arguments> conversations(GoldenFamily family) {
        JsonObject goldens = JsonFile.read(family.file("chat_goldens.json"));
        String contentFormat = goldens.string("content_format");
        return family.checkpoints().stream()
                .flatMap(checkpoint -> goldens.objects("items").stream()
                        .map(conversation -> Arguments.of(checkpoint, contentFormat, conversation)));
    }

    @ParameterizedTest
    @MethodSource("conversations")
    void rendersAsTheReferenceDoes(Path checkpoint, String contentFormat, JsonObject golden) {
        try (ModelAssets assets = RunningPlatform.load(platform, checkpoint);
                MediaLoader mediaLoader = RunningPlatform.mediaLoader(platform, assets)) {
            PreparedPrompt prompt = new PromptPreparation(assets, mediaLoader, false).prepare(request(golden));
            assertThat(prompt.text()).isEqualTo(golden.string("prompt"));
            assertThat(assets.template().contentFormat().name().toLowerCase(Locale.ROOT))
                    .isEqualTo(contentFormat);
        }
    }

    private static GenerationRequest request(JsonObject golden) {
        List<ChatMessage> messages =
                golden.objects("messages").stream().map(GoldenChatIT::message).toList();
        JsonObject templateOptions = golden.findObject("chat_template_kwargs")
                .orElseGet(() -> JsonObject.empty("chat_template_kwargs", INVALID_REQUEST));
        return new GenerationRequest(
                new Prompt.Chat(messages, templateOptions, golden.flag("add_generation_prompt", true), false),
                SamplingParameters.builder().build());
    }

    private static ChatMessage message(JsonObject message) {
        List<ContentPart> parts = message.asMap().get("content") instanceof String text
                ? List.of(new ContentPart.Text(text))
                : message.objects("content").stream().map(GoldenChatIT::part).toList();
        return new ChatMessage(message.string("role"), parts, JsonObject.empty("message", INVALID_REQUEST));
    }

    private static ContentPart part(JsonObject part) {
        return switch (part.string("type")) {
            case "text" -> new ContentPart.Text(part.string("text"));
            case "image_url" -> media(PICTURE);
            case "video_url" -> media(new VideoItem(List.of(PICTURE, PICTURE), 1));
            case "audio_url" -> media(SOUND);
            default -> throw new IllegalArgumentException("no request for a part like " + part);
        };
    }

    private static ContentPart media(MediaItem item) {
        return new ContentPart.Media(item.modality(), new ContentPart.Decoded(item));
    }
}
