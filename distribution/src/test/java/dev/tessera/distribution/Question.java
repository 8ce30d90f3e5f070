package dev.tessera.distribution;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;

/**
 * What a client asks a server.
 *
 * @param model who is asked
 * @param images URLs of pictures, which come before the text
 * @param video frames of a video as JPEG files in base64; none for no video
 * @param text the question
 * @param temperature zero for the likeliest answer
 * @param further fields that OpenAI's API does not have
 */
record Question(
        String model,
        List<String> images,
        List<String> video,
        String text,
        double temperature,
        Map<String, Object> further) {
    Question {
        requireNonNull(model, "model is null");
        images = List.copyOf(images);
        video = List.copyOf(video);
        requireNonNull(text, "text is null");
        further = Map.copyOf(further);
    }

    static Question text(String text) {
        return new Question("demo", List.of(), List.of(), text, 0, Map.of());
    }

    static Question aboutImages(List<String> urls, String text) {
        return new Question("demo", urls, List.of(), text, 0, Map.of());
    }

    static Question aboutVideo(List<String> frames, String text) {
        return new Question("demo", List.of(), frames, text, 0, Map.of());
    }

    Question toModel(String name) {
        return new Question(name, images, video, text, temperature, further);
    }

    Question withTemperature(double value) {
        return new Question(model, images, video, text, value, further);
    }

    Question withFields(Map<String, Object> fields) {
        return new Question(model, images, video, text, temperature, fields);
    }

    /** The frames in one text, as a {@code data:video/jpeg} URL has them. */
    String frames() {
        return String.join(",", video);
    }
}
