package dev.tessera.distribution;

import dev.tessera.spi.json.JsonObject;
import dev.tessera.spi.media.ImageItem;
import dev.tessera.testkit.goldens.GoldenCase;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/**
 * Turns golden cases into bodies for {@code POST /v1/chat/completions}: pictures as file URLs, videos as the run
 * has them, embeddings as safetensors.
 */
final class GoldenBody {
    /** As many alternatives as the goldens have. */
    private static final int ALTERNATIVES = 5;

    private final GoldenRun run;
    private final GoldenCase golden;
    private final GoldenFrames frames;
    private int videos;

    private GoldenBody(GoldenRun run) {
        this.run = run;
        this.golden = run.golden();
        this.frames = new GoldenFrames(golden);
    }

    static Map<String, Object> of(GoldenRun run) {
        return new GoldenBody(run).body();
    }

    private Map<String, Object> body() {
        Map<String, Object> body =
                new HashMap<>(golden.json().object("sampling").asMap());
        for (String options : List.of("chat_template_kwargs", "media_io_kwargs", "mm_processor_kwargs")) {
            golden.json().findObject(options).ifPresent(given -> body.put(options, given.asMap()));
        }
        body.put("messages", golden.messages().stream().map(this::message).toList());
        // the goldens are without penalties, whatever the checkpoint has as its default
        body.put("repetition_penalty", 1);
        body.put("logprobs", true);
        body.put("top_logprobs", ALTERNATIVES);
        body.put("return_token_ids", true);
        return body;
    }

    private Map<String, Object> message(JsonObject message) {
        Map<String, Object> members = new HashMap<>(message.asMap());
        if (members.get("content") instanceof List<?>) {
            List<Object> parts = new ArrayList<>();
            message.objects("content").forEach(part -> parts.add(part(part)));
            members.put("content", parts);
        }
        return members;
    }

    private Map<String, Object> part(JsonObject part) {
        Map<String, Object> members = new HashMap<>(part.asMap());
        String type = part.string("type");
        switch (type) {
            case "text" -> {
                // as it is
            }
            case "image_url" -> members.put(type, Map.of("url", file(part.object(type))));
            case "video_url" ->
                members.put(
                        type,
                        Map.of(
                                "url",
                                switch (run.videos()) {
                                    case FRAMES -> nextVideo();
                                    case FILES -> file(part.object(type));
                                }));
            case "image_embeds", "video_embeds", "audio_embeds" ->
                members.put(type, GoldenEmbeddings.inJson(run.golden(), part));
            default -> throw new IllegalArgumentException("no body for a part like " + part);
        }
        return members;
    }

    private String file(JsonObject medium) {
        return run.goldens().resolve(medium.string("url")).toUri().toString();
    }

    private String nextVideo() {
        List<String> files =
                frames.ofVideo(videos).stream().map(GoldenBody::png).toList();
        videos++;
        return "data:video/jpeg;base64," + String.join(",", files);
    }

    /** Unlike JPEG, PNG keeps every pixel as the reference saw it. */
    private static String png(ImageItem frame) {
        BufferedImage image = new BufferedImage(frame.width(), frame.height(), BufferedImage.TYPE_INT_RGB);
        byte[] rgb = frame.rgb();
        for (int pixel = 0; pixel < rgb.length / 3; pixel++) {
            int red = Byte.toUnsignedInt(rgb[3 * pixel]);
            int green = Byte.toUnsignedInt(rgb[3 * pixel + 1]);
            int blue = Byte.toUnsignedInt(rgb[3 * pixel + 2]);
            image.setRGB(pixel % frame.width(), pixel / frame.width(), red << 16 | green << 8 | blue);
        }
        try (ByteArrayOutputStream file = new ByteArrayOutputStream()) {
            ImageIO.write(image, "png", file);
            return Base64.getEncoder().encodeToString(file.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
