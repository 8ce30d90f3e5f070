package dev.tessera.cli;

import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;

import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.generation.ContentPart;
import dev.tessera.spi.generation.GenerationRequest;
import dev.tessera.spi.json.JsonObject;
import dev.tessera.spi.media.Modality;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** What a question is about: pictures, videos and sounds, or what encoders make of them. */
final class MediaOptions {
    private static final Pattern URL = Pattern.compile("(?i)(https?|data|file):");
    private static final String MEDIA = "FILE|URL|-";
    private static final String EMBEDDINGS = "FILE|-";

    @Option(names = "--image", paramLabel = MEDIA, description = "A picture to ask about; repeat for several.")
    private List<String> images = List.of();

    @Option(names = "--video", paramLabel = MEDIA, description = "A video to ask about; repeat for several.")
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

    @Option(names = "--audio", paramLabel = MEDIA, description = "A sound to ask about; repeat for several.")
    private List<String> sounds = List.of();

    @Option(
            names = "--image-embeds",
            paramLabel = EMBEDDINGS,
            description = "Instead of a picture, what an encoder made of it: a file of tensors by name, as torch.save,"
                    + " safetensors or, for one tensor, NumPy write it; repeat for several.")
    private List<String> imageEmbeddings = List.of();

    @Option(names = "--video-embeds", paramLabel = EMBEDDINGS, description = "The same of a video.")
    private List<String> videoEmbeddings = List.of();

    @Option(names = "--audio-embeds", paramLabel = EMBEDDINGS, description = "The same of a sound.")
    private List<String> audioEmbeddings = List.of();

    boolean isEmpty() {
        return Stream.of(images, videos, sounds).allMatch(List::isEmpty) && !hasEmbeddings() && !hasVideoOptions();
    }

    boolean hasEmbeddings() {
        return !Stream.of(imageEmbeddings, videoEmbeddings, audioEmbeddings).allMatch(List::isEmpty);
    }

    /** Whether options of videos stand without one. */
    boolean lacksVideo() {
        return hasVideoOptions() && videos.isEmpty();
    }

    private boolean hasVideoOptions() {
        return frames.isPresent() || rate.isPresent();
    }

    /** How media is to be decoded. */
    JsonObject decoding() {
        Map<String, Object> video = new HashMap<>();
        frames.ifPresent(count -> video.put("num_frames", count));
        rate.ifPresent(number -> video.put("fps", number));
        return JsonObject.of(
                video.isEmpty() ? Map.of() : Map.of(Modality.VIDEO.name(), video),
                GenerationRequest.MEDIA_OPTIONS,
                INVALID_REQUEST);
    }

    /** Reads what is in files, kind by kind; what a URL points to is fetched with the request. */
    List<ContentPart.Media> read(InputFiles files) {
        List<ContentPart.Media> parts = new ArrayList<>();
        images.forEach(image -> parts.add(media(Modality.IMAGE, "picture", image, files)));
        imageEmbeddings.forEach(file -> parts.add(embeddings(Modality.IMAGE, file, files)));
        videos.forEach(video -> parts.add(media(Modality.VIDEO, "video", video, files)));
        videoEmbeddings.forEach(file -> parts.add(embeddings(Modality.VIDEO, file, files)));
        sounds.forEach(sound -> parts.add(media(Modality.AUDIO, "sound", sound, files)));
        audioEmbeddings.forEach(file -> parts.add(embeddings(Modality.AUDIO, file, files)));
        return parts;
    }

    private static ContentPart.Media media(Modality modality, String kind, String fileOrUrl, InputFiles files) {
        return new ContentPart.Media(
                modality,
                isUrl(fileOrUrl)
                        ? new ContentPart.Url(fileOrUrl)
                        : new ContentPart.Encoded(files.media(kind, fileOrUrl)));
    }

    private static ContentPart.Media embeddings(Modality modality, String file, InputFiles files) {
        if (isUrl(file)) {
            throw new TesseraException(
                    INVALID_REQUEST,
                    "the %s are at a URL, but are read from files only".formatted(modality.embeddingsName()));
        }
        return new ContentPart.Media(
                modality, new ContentPart.EncodedEmbeddings(modality, files.media(modality.embeddingsName(), file)));
    }

    private static boolean isUrl(String fileOrUrl) {
        return URL.matcher(fileOrUrl).lookingAt();
    }
}
