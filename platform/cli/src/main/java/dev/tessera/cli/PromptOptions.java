package dev.tessera.cli;

import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;

import dev.tessera.spi.generation.ChatMessage;
import dev.tessera.spi.generation.ContentPart;
import dev.tessera.spi.generation.Prompt;
import dev.tessera.spi.json.JsonObject;
import dev.tessera.spi.media.Modality;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A question, with pictures, videos and sounds before it, in this order. */
final class PromptOptions {
    private static final Pattern URL = Pattern.compile("(?i)(https?|data|file):");

    @Parameters(arity = "0..1", paramLabel = "PROMPT", description = "What to ask.")
    private Optional<String> prompt = Optional.empty();

    @Option(names = "--image", paramLabel = "FILE|URL|-", description = "A picture to ask about; repeat for several.")
    private List<String> images = List.of();

    @Option(names = "--video", paramLabel = "FILE|URL|-", description = "A video to ask about; repeat for several.")
    private List<String> videos = List.of();

    @Option(
            names = "--num-frames",
            paramLabel = "N",
            description = "How many frames of each video to look at, at most; 32 unless given, -1 for all.")
    private Optional<Integer> frames = Optional.empty();

    @Option(
            names = "--fps",
            paramLabel = "RATE",
            description = "How many frames to look at of each second of a video, at most.")
    private Optional<Double> rate = Optional.empty();

    @Option(names = "--audio", paramLabel = "FILE|URL|-", description = "A sound to ask about; repeat for several.")
    private List<String> sounds = List.of();

    @Option(names = "--system", paramLabel = "TEXT", description = "A system message before the question.")
    private Optional<String> system = Optional.empty();

    boolean isEmpty() {
        return prompt.isEmpty()
                && images.isEmpty()
                && videos.isEmpty()
                && sounds.isEmpty()
                && !hasVideoOptions()
                && system.isEmpty();
    }

    boolean hasPrompt() {
        return prompt.isPresent();
    }

    /** Whether options of videos stand without one. */
    boolean lacksVideo() {
        return hasVideoOptions() && videos.isEmpty();
    }

    private boolean hasVideoOptions() {
        return frames.isPresent() || rate.isPresent();
    }

    /** How media is to be decoded. */
    JsonObject mediaOptions() {
        Map<String, Object> video = new HashMap<>();
        frames.ifPresent(count -> video.put("num_frames", count));
        rate.ifPresent(number -> video.put("fps", number));
        return JsonObject.of(
                video.isEmpty() ? Map.of() : Map.of(Modality.VIDEO.name(), video), "media_io_kwargs", INVALID_REQUEST);
    }

    /** Reads the media that is in files; what a URL points to is fetched with the request. */
    Prompt read(InputFiles files) {
        List<ChatMessage> messages = new ArrayList<>();
        system.ifPresent(text -> messages.add(message("system", List.of(new ContentPart.Text(text)))));
        List<ContentPart> parts = new ArrayList<>();
        images.forEach(image -> parts.add(new ContentPart.Media(Modality.IMAGE, payload(files, "picture", image))));
        videos.forEach(video -> parts.add(new ContentPart.Media(Modality.VIDEO, payload(files, "video", video))));
        sounds.forEach(sound -> parts.add(new ContentPart.Media(Modality.AUDIO, payload(files, "sound", sound))));
        prompt.ifPresent(text -> parts.add(new ContentPart.Text(text)));
        messages.add(message("user", parts));
        return new Prompt.Chat(messages, JsonObject.empty("chat_template_kwargs", INVALID_REQUEST), true, false);
    }

    private static ChatMessage message(String role, List<ContentPart> parts) {
        return new ChatMessage(role, parts, JsonObject.empty("message", INVALID_REQUEST));
    }

    private static ContentPart.Payload payload(InputFiles files, String kind, String fileOrUrl) {
        return URL.matcher(fileOrUrl).lookingAt()
                ? new ContentPart.Url(fileOrUrl)
                : new ContentPart.Encoded(files.media(kind, fileOrUrl));
    }
}
