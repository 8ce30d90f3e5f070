package dev.tessera.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.testkit.goldens.GoldenCase;
import dev.tessera.testkit.goldens.Goldens;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Clients that others make for OpenAI's API are heard by a model that takes sounds. */
final class SoundClientsIT {
    private static final Goldens GOLDENS = Goldens.locate();
    private static final GoldenCase GOLDEN = GOLDENS.family("ultravox").goldenCase("audio_16k");

    private static RunningServer server;
    private static List<OfficialClient> clients = List.of();

    @BeforeAll
    static void start() {
        server = RunningServer.start(List.of(
                "--model",
                GOLDENS.family("ultravox").checkpoint("tiny-a").toString(),
                "--served-model-name",
                "demo",
                "--dtype",
                "float32"));
        URI base = server.address().resolve("/v1");
        clients = List.of(new OpenAiJavaClient(base), new LangChain4jClient(base), new NodeClient(base));
    }

    @AfterAll
    static void close() throws IOException, InterruptedException {
        clients.forEach(OfficialClient::close);
        try (RunningServer ending = server) {
            assertThat(ending.terminate()).isZero();
            assertThat(ending.error()).isEmpty();
        }
    }

    static List<OfficialClient> clients() {
        return clients;
    }

    @ParameterizedTest
    @MethodSource("clients")
    void areAnsweredAsTheReferenceAnswers(OfficialClient client) throws IOException {
        assertThat(client.answer(question())).isEqualTo(GOLDEN.json().string("decoded_text"));
    }

    @ParameterizedTest
    @MethodSource("clients")
    void readTheAnswerAsItComes(OfficialClient client) throws IOException {
        List<String> pieces = client.stream(question());

        assertThat(pieces).hasSizeGreaterThan(10);
        assertThat(String.join("", pieces)).isEqualTo(GOLDEN.json().string("decoded_text"));
    }

    private static Question question() throws IOException {
        byte[] file = Files.readAllBytes(GOLDENS.media("a16k_mono_s16.wav"));
        return Question.aboutSound(
                        new Question.Sound("wav", Base64.getEncoder().encodeToString(file)), "Transcribe the audio.")
                .withFields(Map.of("ignore_eos", true, "max_tokens", 24));
    }
}
