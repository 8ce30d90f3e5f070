package dev.tessera.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.SimpleFileServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Clients that others make for OpenAI's API understand the server, and it understands them. */
final class OfficialClientsIT {
    private static final Path EXAMPLES = Path.of(System.getProperty("tessera.root"), "examples");
    private static final String ABOUT_SCENE = "What is in this image?";
    private static final String SCENE =
            "The image shows a brown hexagon at the top right, a yellow triangle at the bottom"
                    + " left and a green square at the bottom.";
    private static final int VIDEO_FRAMES = 16;

    private static RunningServer server;
    private static HttpServer web;
    private static List<OfficialClient> clients = List.of();

    /** There is room for one answer at a time, so that one that goes on after its client left is in the way of the next. */
    @BeforeAll
    static void start() throws IOException {
        server = RunningServer.start(List.of(
                "--dtype",
                "float32",
                "--max-num-seqs",
                "1",
                "--allow-private-media-addresses",
                "--allowed-local-media-path",
                EXAMPLES.toString()));
        web = SimpleFileServer.createFileServer(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                EXAMPLES,
                SimpleFileServer.OutputLevel.NONE);
        web.start();
        URI base = server.address().resolve("/v1");
        clients = List.of(new OpenAiJavaClient(base), new LangChain4jClient(base), new NodeClient(base));
    }

    @AfterAll
    static void close() throws IOException, InterruptedException {
        clients.forEach(OfficialClient::close);
        web.stop(0);
        try (RunningServer ending = server) {
            assertThat(ending.terminate()).isZero();
            assertThat(ending.error()).isEmpty();
        }
    }

    static List<OfficialClient> clients() {
        return clients;
    }

    static Stream<Arguments> clientsWithPictures() throws IOException {
        List<String> urls = List.of(
                data("image/png", EXAMPLES.resolve("scene.png")),
                EXAMPLES.resolve("scene.png").toUri().toString(),
                "http://127.0.0.1:%d/scene.png".formatted(web.getAddress().getPort()));
        return clients.stream()
                .flatMap(client -> urls.stream()
                        .map(url -> Arguments.argumentSet(
                                "%s, %s:".formatted(client, URI.create(url).getScheme()), client, url)));
    }

    @ParameterizedTest
    @MethodSource("clientsWithPictures")
    void describeAPicture(OfficialClient client, String url) {
        assertThat(client.answer(Question.aboutImages(List.of(url), ABOUT_SCENE)))
                .isEqualTo(SCENE);
    }

    @ParameterizedTest
    @MethodSource("clients")
    void readAnAnswerAsItComes(OfficialClient client) {
        List<String> pieces = client.stream(aboutScene());
        assertThat(pieces).hasSizeGreaterThan(10);
        assertThat(String.join("", pieces)).isEqualTo(SCENE);
    }

    @ParameterizedTest
    @MethodSource("clients")
    void chatWithoutMedia(OfficialClient client) {
        assertThat(client.answer(Question.text("What color is the background?")))
                .isEqualTo("I only know about the images and videos that you send me.");
    }

    @ParameterizedTest
    @MethodSource("clients")
    void compareTwoPictures(OfficialClient client) throws IOException {
        List<String> pictures = List.of(
                data("image/png", Distribution.example("pair-04a.png")),
                data("image/png", Distribution.example("pair-04b.png")));
        assertThat(client.answer(Question.aboutImages(pictures, "What is the difference between the images?")))
                .isEqualTo("The first image shows an orange ring, while the second image shows a green circle and a"
                        + " pink hexagon.");
    }

    @ParameterizedTest
    @MethodSource("clients")
    void describeAVideo(OfficialClient client) throws IOException {
        List<String> frames = new ArrayList<>();
        for (int frame = 0; frame < VIDEO_FRAMES; frame++) {
            frames.add(base64(Distribution.example("video-0/frame-%02d.jpg".formatted(frame))));
        }
        for (Question.Video video : List.of(
                new Question.Video("video/jpeg", String.join(",", frames)),
                new Question.Video("video/mp4", base64(Distribution.example("video-0.mp4"))))) {
            assertThat(client.answer(Question.aboutVideo(video, "describe this video.")))
                    .as(video.mediaType())
                    .isEqualTo("The video shows an orange triangle that moves down.");
        }
    }

    static Stream<Arguments> clientsWithExceptions() {
        List<String> notFound = List.of("NotFoundException", "ModelNotFoundException", "NotFoundError");
        List<String> badRequest = List.of("BadRequestException", "InvalidRequestException", "BadRequestError");
        return IntStream.range(0, clients.size())
                .mapToObj(i -> Arguments.of(clients.get(i), notFound.get(i), badRequest.get(i)));
    }

    @ParameterizedTest
    @MethodSource("clientsWithExceptions")
    void tellWhatIsWrong(OfficialClient client, String notFound, String badRequest) {
        OfficialClient.Failure unknownModel = client.failure(aboutScene().toModel("gpt"));
        assertThat(unknownModel.type()).isEqualTo(notFound);
        // LangChain4j's message is the body as it came
        assertThat(unknownModel.message().replace("\\\"", "\"")).contains("the model \"gpt\" does not exist");
        OfficialClient.Failure tooCold = client.failure(aboutScene().withTemperature(-1));
        assertThat(tooCold.type()).isEqualTo(badRequest);
        assertThat(tooCold.message()).contains("temperature is -1.0, but must be 0 to 100");
    }

    @ParameterizedTest
    @MethodSource("clients")
    void leaveInMidStream(OfficialClient client) {
        Question endless = aboutScene().withFields(Map.of("ignore_eos", true, "max_tokens", 3900));
        try (ServerCalls calls = new ServerCalls(server)) {
            MetricsReading before = calls.metrics();

            assertThat(client.leave(endless)).isEqualTo("The");

            // with room for one, this waits until the other request is over
            assertThat(client.answer(aboutScene())).isEqualTo(SCENE);
            MetricsReading after = calls.metrics();
            assertThat(after.finished("abort")).isEqualTo(before.finished("abort") + 1);
            assertThat(after.finished("length")).isEqualTo(before.finished("length"));
        }
    }

    private static Question aboutScene() {
        return Question.aboutImages(
                List.of(EXAMPLES.resolve("scene.png").toUri().toString()), ABOUT_SCENE);
    }

    private static String data(String mediaType, Path file) throws IOException {
        return "data:%s;base64,%s".formatted(mediaType, base64(file));
    }

    private static String base64(Path file) throws IOException {
        return Base64.getEncoder().encodeToString(Files.readAllBytes(file));
    }
}
