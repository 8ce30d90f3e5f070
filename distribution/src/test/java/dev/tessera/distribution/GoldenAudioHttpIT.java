package dev.tessera.distribution;

import static dev.tessera.distribution.ServerCalls.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.spi.json.JsonObject;
import dev.tessera.testkit.goldens.GoldenCase;
import dev.tessera.testkit.goldens.Goldens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the server answers about files of sound is what the reference answers, however the files are sent. */
final class GoldenAudioHttpIT {
    private static final Goldens GOLDENS = Goldens.locate();
    private static final Path CHECKPOINT = GOLDENS.family("ultravox").checkpoint("tiny-a");
    private static final String SOUND = "a16k_mono_s16.wav";

    private static GoldenServer server;
    private static ServerCalls calls;

    @BeforeAll
    static void start() {
        server = GoldenServer.start(CHECKPOINT, "--limit-mm-per-prompt.audio", "2");
        calls = server.calls();
    }

    @AfterAll
    static void close() throws IOException, InterruptedException {
        server.end();
    }

    static Stream<Arguments> cases() {
        List<GoldenCase> cases = GoldenRun.all().stream()
                .filter(run -> run.checkpoint().equals(CHECKPOINT))
                .map(GoldenRun::golden)
                .filter(golden ->
                        golden.placeholders().isEmpty() || golden.tensors().containsKey("audio_values"))
                .toList();
        return Stream.of(Way.values()).flatMap(way -> cases.stream().map(golden -> Arguments.of(golden, way)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void assertion16SoundsTakeTheTokensThatTheReferenceCounts(GoldenCase golden, Way way) {
        Map<String, Object> body =
                new HashMap<>(golden.json().object("sampling").asMap());
        // the reference's cases are resampled with scipy
        body.put("mm_processor_kwargs", Map.of("audio_resample_method", "scipy"));
        body.put(
                "messages",
                golden.messages().stream().map(message -> sent(message, way)).toList());
        body.put("return_token_ids", true);

        JsonObject answer = calls.answer("/v1/chat/completions", body);

        assertThat(answer.integers("prompt_token_ids")).isEqualTo(golden.expandedTokenIds());
        assertThat(answer.objects("choices").getFirst().integers("token_ids")).isEqualTo(golden.greedyTokenIds());
        int placeholders = golden.placeholders().stream()
                .mapToInt(place -> place.integer("length"))
                .sum();
        assertThat(answer.object("usage")
                        .object("prompt_tokens_details")
                        .findObject("multimodal_tokens")
                        .map(tokens -> tokens.integer("audio"))
                        .orElse(0))
                .isEqualTo(placeholders);
    }

    private static Map<String, Object> sent(JsonObject message, Way way) {
        Map<String, Object> members = new HashMap<>(message.asMap());
        if (members.get("content") instanceof List<?>) {
            members.put(
                    "content",
                    message.objects("content").stream()
                            .map(part -> part.string("type").equals("audio_url")
                                    ? way.part(Path.of(part.object("audio_url").string("url"))
                                            .getFileName()
                                            .toString())
                                    : part.asMap())
                            .toList());
        }
        return members;
    }

    @Test
    void refusesOneSoundTooMany() {
        refuses(
                400,
                List.of(Way.FILE.part(SOUND), Way.FILE.part(SOUND), Way.FILE.part("gone.wav")),
                "At most 2 audio(s) may be provided in one prompt.");
    }

    @Test
    void assertion45WhatIsNoSoundIsRefused() {
        refuses(
                415,
                List.of(Map.of("type", "input_audio", "input_audio", Map.of("data", "V2hhdD8=", "format", "wav"))),
                "the audio is not of a known format; formats are WAV, ");
        refuses(
                400,
                List.of(Map.of("type", "input_audio", "input_audio", Map.of("data", "V2hhdD8", "format", "wav"))),
                "base64");
        refuses(415, List.of(Way.FILE.part("clip_a_96x64_25fps.mp4")), "the file has no audio");
    }

    @Test
    void refusesPictures() {
        refuses(
                400,
                List.of(Map.of("type", "image_url", "image_url", Map.of("url", "file:///gone.png"))),
                "the model does not take image input; it takes text, audio");
    }

    private static void refuses(int status, List<Object> content, String message) {
        assertThat(calls.refusal(status, user(content.toArray())).string("message"))
                .contains(message);
    }

    /** How a golden sound gets into a request. */
    enum Way {
        FILE {
            @Override
            Object part(String sound) {
                return url(file(sound).toUri().toString());
            }
        },
        DATA {
            @Override
            Object part(String sound) {
                return url("data:audio/wav;base64," + base64(sound));
            }
        },
        INPUT {
            @Override
            Object part(String sound) {
                return Map.of("type", "input_audio", "input_audio", Map.of("data", base64(sound), "format", "wav"));
            }
        };

        /** The content part. */
        abstract Object part(String sound);

        private static Object url(String url) {
            return Map.of("type", "audio_url", "audio_url", Map.of("url", url));
        }

        private static Path file(String sound) {
            return GOLDENS.media(sound);
        }

        private static String base64(String sound) {
            try {
                return Base64.getEncoder().encodeToString(Files.readAllBytes(file(sound)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
