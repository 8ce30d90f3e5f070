package dev.tessera.distribution;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a client asks a server.
 *
 * @param model who is asked
 * @param images URLs of pictures, which come before the text
 * @param video what comes after them
 * @param sound what comes after that
 * @param text the question
 * @param temperature zero for the likeliest answer
 * @param further fields that OpenAI's API does not have
 */
record Question(
        String model,
        List<String> images,
        Optional<Video> video,
        Optional<Sound> sound,
        String text,
        double temperature,
        Map<String, Object> further) {
    Question {
        requireNonNull(model, "model is null");
        images = List.copyOf(images);
        requireNonNull(video, "video is null");
        requireNonNull(sound, "sound is null");
        requireNonNull(text, "text is null");
        further = Map.copyOf(further);
    }

    static Question text(String text) {
        return new Question("demo", List.of(), Optional.empty(), Optional.empty(), text, 0, Map.of());
    }

    static Question aboutImages(List<String> urls, String text) {
        return new Question("demo", urls, Optional.empty(), Optional.empty(), text, 0, Map.of());
    }

    static Question aboutVideo(Video video, String text) {
        return new Question("demo", List.of(), Optional.of(video), Optional.empty(), text, 0, Map.of());
    }

    static Question aboutSound(Sound sound, String text) {
        return new Question("demo", List.of(), Optional.empty(), Optional.of(sound), text, 0, Map.of());
    }

    Question toModel(String name) {
        return new Question(name, images, video, sound, text, temperature, further);
    }

    Question withTemperature(double value) {
        return new Question(model, images, video, sound, text, value, further);
    }

    Question withFields(Map<String, Object> fields) {
        return new Question(model, images, video, sound, text, temperature, fields);
    }

    /**
     * A sound.
     *
     * @param format as OpenAI names it, such as {@code wav}
     * @param base64 the file
     */
    record Sound(String format, String base64) {}

    /**
     * A video.
     *
     * @param mediaType {@code video/jpeg} for frames one by one
     * @param base64 the file, or the frames' files with commas between them
     */
    record Video(String mediaType, String base64) {
        String url() {
            return "data:%s;base64,%s".formatted(mediaType, base64);
        }
    }
}
